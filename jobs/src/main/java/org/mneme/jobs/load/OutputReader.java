package org.mneme.jobs.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.mneme.jobs.kafka.KafkaParameters;
import org.mneme.jobs.kafka.TopicScan;

/**
 * Reads what is committed to topics from where they end now, on a thread of its own, as soon as
 * anything comes. A record that its handler cannot read stops the reader, and {@link #requireAlive}
 * says so.
 */
public final class OutputReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Handler> handlers;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Thread thread;

  /** Takes one record. */
  public interface Handler {
    /**
     * Called on the reader's thread.
     *
     * @param receivedNanos when the batch that holds it was received, by {@link System#nanoTime}
     */
    void take(ConsumerRecord<byte[], byte[]> record, long receivedNanos);
  }

  private OutputReader(KafkaConsumer<byte[], byte[]> consumer, Map<String, Handler> handlers) {
    this.consumer = consumer;
    this.handlers = handlers;
    this.thread = new Thread(this::run, "output-reader");
    thread.setDaemon(true);
  }

  /**
   * Starts to read; what is written after this returns is read.
   *
   * @param handlers by name of the topic, which exists
   */
  public static OutputReader start(KafkaParameters kafka, Map<String, Handler> handlers) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.putAll(kafka.clientProperties());
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : handlers.keySet()) {
      partitions.addAll(TopicScan.partitions(consumer, topic));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    OutputReader reader = new OutputReader(consumer, Map.copyOf(handlers));
    reader.thread.start();
    return reader;
  }

  /**
   * Checks that it still reads.
   *
   * @throws IllegalStateException if it had to stop
   */
  public void requireAlive() {
    RuntimeException stopped = failure.get();
    if (stopped != null) {
      throw new IllegalStateException(
          "reading the job's output failed: " + stopped.getMessage(), stopped);
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      while (true) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        long now = System.nanoTime();
        for (ConsumerRecord<byte[], byte[]> record : records) {
          handlers.get(record.topic()).take(record, now);
        }
      }
    } catch (WakeupException e) {
      // Closed.
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }
}
