package org.mneme.model;

/**
 * Where a record came from, and its bytes as they came: what a dead letter must carry, and what
 * latencies are measured from.
 *
 * @param topic Kafka topic
 * @param partition Kafka partition
 * @param offset Kafka offset
 * @param timestamp Kafka timestamp, epoch milliseconds
 * @param key the record's key, or null
 * @param value the record's value; null only in a tombstone
 * @param traceparent its header {@code traceparent} (W3C Trace Context), as it came, or null
 */
public record Origin(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte[] key,
    byte[] value,
    String traceparent) {

  /** Name of the header. */
  public static final String TRACEPARENT = "traceparent";

  /** A record of no trace. */
  public Origin(
      String topic, int partition, long offset, long timestamp, byte[] key, byte[] value) {
    this(topic, partition, offset, timestamp, key, value, null);
  }
}
