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
 */
public record Origin(
    String topic, int partition, long offset, long timestamp, byte[] key, byte[] value) {}
