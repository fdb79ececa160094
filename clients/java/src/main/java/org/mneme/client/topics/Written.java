package org.mneme.client.topics;

/**
 * Where Kafka has put a record.
 *
 * @param topic the topic's name
 * @param partition of the topic
 * @param offset in the partition
 */
public record Written(String topic, int partition, long offset) {}
