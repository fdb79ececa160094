package org.mneme.client.topics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records and says when Kafka has them: on all replicas in sync, once each however often the
 * client had to try, and in order within a key.
 */
public final class RecordWriter implements AutoCloseable {

  private static final int FRAMING_BYTES = 64 << 10;
  private static final long BUFFER_BYTES = 128L << 20;

  /** A request's thread may wait this long for metadata or buffer space, no longer. */
  private static final Duration MAX_BLOCK = Duration.ofSeconds(1);

  private final Producer<byte[], byte[]> producer;

  /** A writer by {@code producer}, which it then owns. */
  public RecordWriter(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Connects.
   *
   * @param client Kafka's own properties, the brokers' addresses among them
   * @param recordBytes the largest value of a record
   * @param deadline how long the brokers may take to acknowledge
   */
  public static RecordWriter connect(Properties client, int recordBytes, Duration deadline) {
    int millis = (int) deadline.toMillis();
    Properties properties = new Properties();
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, recordBytes + FRAMING_BYTES);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(BUFFER_BYTES, 2L * recordBytes));
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(millis, MAX_BLOCK.toMillis()));
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(millis, 10_000));
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    properties.putAll(client);
    // What a 202 promises is not to be configured away.
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    return new RecordWriter(
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /** Asks for a topic's metadata, so that the first write need not wait for it. */
  public void warm(String topic) {
    producer.partitionsFor(topic);
  }

  /**
   * Writes one record.
   *
   * @return completes when all replicas in sync have it; fails with Kafka's exception when that is
   *     not known to be so, and then the record may be there or not
   */
  public CompletableFuture<Written> write(String topic, String key, byte[] value) {
    return write(topic, key, value, null);
  }

  /** Writes one record with a header {@code traceparent}, or without one where it is null. */
  public CompletableFuture<Written> write(
      String topic, String key, byte[] value, String traceparent) {
    CompletableFuture<Written> written = new CompletableFuture<>();
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    if (traceparent != null) {
      message.headers().add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
    }
    try {
      Future<?> unused =
          producer.send(
              message,
              (metadata, e) -> {
                if (e == null) {
                  written.complete(new Written(topic, metadata.partition(), metadata.offset()));
                } else {
                  written.completeExceptionally(e);
                }
              });
    } catch (KafkaException | IllegalStateException e) {
      written.completeExceptionally(e);
    }
    return written;
  }

  /** Waits until each record is acknowledged or has failed, and lets go of the connections. */
  @Override
  public void close() {
    producer.flush();
    producer.close();
  }
}
