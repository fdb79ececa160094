package org.mneme.jobs.soak;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.jobs.load.RecordSender;

/** Writes the model's bursts, each evenly over its time, and asks, on a thread each. */
final class SoakLoad implements AutoCloseable {

  private static final long ENDS_WITHIN_MILLIS = 10_000;
  private static final long SECOND = 1_000_000_000;

  private final SoakModel model;
  private final SoakAnswers answers;
  private final TopicNames names;
  private final long nanosOfBurst;
  private final long nanosOfQuery;
  private final RecordSender sender;
  private final Thread writer = new Thread(this::write, "soak-writer");
  private final Thread asker = new Thread(this::ask, "soak-asker");
  private volatile boolean isEnding;
  private volatile long written;

  SoakLoad(
      KafkaParameters kafka,
      TopicNames names,
      SoakModel model,
      SoakAnswers answers,
      SoakParameters parameters) {
    this.model = model;
    this.answers = answers;
    this.names = names;
    this.nanosOfBurst = parameters.burstEvery().toNanos();
    this.nanosOfQuery = SECOND / parameters.queriesPerSecond();
    this.sender = new RecordSender(kafka);
  }

  void start() {
    writer.start();
    asker.start();
  }

  /** Writes the burst that was begun to its end, and no other. */
  void end() throws InterruptedException {
    isEnding = true;
    writer.join();
    asker.join();
    sender.flush();
    requireAlive();
  }

  /** Records of the model so far. */
  long written() {
    return written;
  }

  /**
   * Checks that the broker takes what is written.
   *
   * @throws IllegalStateException if it does not
   */
  void requireAlive() {
    sender.requireAlive();
  }

  @Override
  public void close() {
    isEnding = true;
    writer.interrupt();
    asker.interrupt();
    awaitEnd(writer);
    awaitEnd(asker);
    sender.close();
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join(ENDS_WITHIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // One thread writes.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void write() {
    long due = System.nanoTime();
    while (!isEnding) {
      List<SoakRecord> burst = model.burst();
      for (SoakRecord record : burst) {
        LockSupport.parkNanos(due - System.nanoTime());
        send(names.of(record.topic()), record.partition(), record.key(), record.value());
        written++;
        due += nanosOfBurst / burst.size();
      }
    }
  }

  private void ask() {
    long due = System.nanoTime();
    for (int number = 0; !isEnding; number++) {
      LockSupport.parkNanos(due - System.nanoTime());
      String id = "q" + number;
      String space = SoakModel.SPACES.get((number + number / 20) % SoakModel.SPACES.size());
      String query = model.query(id, space, number);
      answers.asked(id);
      send(names.queries(), null, space + '/' + id, query);
      due += nanosOfQuery;
    }
  }

  private void send(String topic, Integer partition, String key, String value) {
    sender.send(topic, partition, key, value.getBytes(StandardCharsets.UTF_8));
  }
}
