package org.mneme.jobs.chaos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.load.RecordSender;

/**
 * Writes the model's records and asks, each on a thread of its own and at its own pace, whether the
 * broker is there or not: what it has not confirmed is sent again, once and in order.
 */
final class ChaosProducer implements AutoCloseable {

  private static final long MILLION = 1_000_000;

  private final ChaosModel model;
  private final TopicNames names;
  private final RecordSender sender;
  private final long nanosBetweenRecords;
  private final long nanosBetweenQueries;
  private final List<ChaosRecord> written = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Long> asked;
  private final Thread writer = new Thread(this::write, "chaos-writer");
  private final Thread asker = new Thread(this::ask, "chaos-asker");
  private volatile boolean isEnding;

  /**
   * A producer, not started.
   *
   * @param asked gets when each query was asked
   */
  ChaosProducer(
      KafkaParameters kafka,
      TopicNames names,
      ChaosModel model,
      ChaosParameters parameters,
      Map<String, Long> asked) {
    this.model = model;
    this.asked = asked;
    this.names = names;
    this.nanosBetweenRecords = 1_000 * MILLION / parameters.recordsPerSecond();
    this.nanosBetweenQueries = 1_000 * MILLION / parameters.queriesPerSecond();
    this.sender = RecordSender.patient(kafka);
  }

  void start() {
    writer.start();
    asker.start();
  }

  /** Ends the burst that is being written, writes the end, and waits until the broker has all. */
  void end() throws InterruptedException {
    isEnding = true;
    writer.join();
    asker.join();
    sender.flush();
    sender.requireAlive();
  }

  /** All records of the model so far, in the order in which they were written. */
  List<ChaosRecord> written() {
    return written;
  }

  @Override
  public void close() {
    isEnding = true;
    writer.interrupt();
    asker.interrupt();
    sender.close();
  }

  private void write() {
    while (!isEnding) {
      write(model.burst());
    }
    write(model.end());
  }

  private void write(List<ChaosRecord> records) {
    long due = System.nanoTime();
    for (ChaosRecord record : records) {
      LockSupport.parkNanos(due - System.nanoTime());
      written.add(record);
      send(names.of(record.topic()), record.partition(), record.key(), record.value());
      due += nanosBetweenRecords;
    }
  }

  private void ask() {
    long due = System.nanoTime();
    for (int number = 0; !isEnding; number++) {
      LockSupport.parkNanos(due - System.nanoTime());
      String id = String.format("q%06d", number);
      String space = ChaosModel.SPACES.get(number % 2);
      String what =
          space.equals(ChaosModel.WORDED)
              ? "\"text\":\"" + ChaosEpisodes.words(number / 2) + '"'
              : "\"mode\":\"list\",\"kinds\":[\"concept\"]";
      asked.put(id, System.nanoTime());
      send(
          names.queries(),
          null,
          space + '/' + id,
          "{\"query\":\"" + id + "\",\"space\":\"" + space + "\",\"k\":5," + what + '}');
      due += nanosBetweenQueries;
    }
  }

  private void send(String topic, Integer partition, String key, String value) {
    sender.send(topic, partition, key, value.getBytes(StandardCharsets.UTF_8));
  }
}
