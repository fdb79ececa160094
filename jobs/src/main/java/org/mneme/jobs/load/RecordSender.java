package org.mneme.jobs.load;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.mneme.jobs.kafka.KafkaParameters;

/**
 * Sends records without waiting for each: acknowledged by the broker, never doubled or reordered by
 * the client, at once rather than in batches.
 */
public final class RecordSender implements AutoCloseable {

  private static final int LARGEST_REQUEST = 64 << 20;
  private static final int PATIENCE_MILLIS = 600_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  public RecordSender(KafkaParameters kafka) {
    this(kafka, Map.of());
  }

  private RecordSender(KafkaParameters kafka, Map<String, Object> more) {
    Properties properties = new Properties();
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
    properties.putAll(more);
    properties.putAll(kafka.clientProperties());
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** One that waits ten minutes for a broker that is away, and finds it soon once it is back. */
  public static RecordSender patient(KafkaParameters kafka) {
    return new RecordSender(
        kafka,
        Map.of(
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            PATIENCE_MILLIS,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            PATIENCE_MILLIS,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000,
            ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            500));
  }

  /**
   * Hands a record over.
   *
   * @throws IllegalStateException if the broker refused an earlier one
   */
  public void send(String topic, String key, byte[] value) {
    send(topic, null, key, value);
  }

  /**
   * Hands a record over.
   *
   * @param partition null for that of the key
   * @throws IllegalStateException if the broker refused an earlier one
   */
  public void send(String topic, Integer partition, String key, byte[] value) {
    requireAlive();
    byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    var unused =
        producer.send(
            new ProducerRecord<>(topic, partition, keyBytes, value),
            (metadata, exception) -> {
              if (exception != null) {
                failure.compareAndSet(null, exception);
              }
            });
  }

  /**
   * Checks that the broker takes what is sent.
   *
   * @throws IllegalStateException if it refused a record
   */
  public void requireAlive() {
    Exception earlier = failure.get();
    if (earlier != null) {
      throw new IllegalStateException("Kafka refused a record: " + earlier.getMessage(), earlier);
    }
  }

  /** Waits until the broker has all of them. */
  public void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
