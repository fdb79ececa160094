package org.mneme.jobs.chaos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;

/**
 * Writes the model's records and asks, each on a thread of its own and at its own pace, whether the
 * broker is there or not: what it has not confirmed is sent again, once and in order.
 */
final class ChaosProducer implements AutoCloseable {

  private static final long MILLION = 1_000_000;
  private static final int PATIENCE_MILLIS = 600_000;

  private final ChaosModel model;
  private final TopicNames names;
  private final KafkaProducer<byte[], byte[]> producer;
  private final long nanosBetweenRecords;
  private final long nanosBetweenQueries;
  private final List<ChaosRecord> written = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Long> asked;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
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
    Properties properties = new Properties();
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    properties.putAll(kafka.clientProperties());
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
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
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("the broker refused a record", failure.get());
    }
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
    producer.close();
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
    var unused =
        producer.send(
            new ProducerRecord<>(
                topic,
                partition,
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8)),
            (metadata, exception) -> {
              if (exception != null) {
                failure.compareAndSet(null, exception);
              }
            });
  }
}
