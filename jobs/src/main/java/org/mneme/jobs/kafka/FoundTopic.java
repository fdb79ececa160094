package org.mneme.jobs.kafka;

/**
 * A topic as it is on the cluster.
 *
 * @param name its name
 * @param partitions how many partitions it has
 * @param replication replicas of its first partition
 * @param cleanupPolicy {@code cleanup.policy}, as Kafka writes it
 * @param retentionMillis {@code retention.ms}; −1 for ever
 * @param retentionBytes {@code retention.bytes} of a partition; −1 without bound
 * @param maxMessageBytes {@code max.message.bytes}
 */
public record FoundTopic(
    String name,
    int partitions,
    int replication,
    String cleanupPolicy,
    long retentionMillis,
    long retentionBytes,
    int maxMessageBytes) {}
