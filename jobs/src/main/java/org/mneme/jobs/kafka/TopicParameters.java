package org.mneme.jobs.kafka;

import java.time.Duration;
import org.apache.flink.configuration.MemorySize;
import org.mneme.jobs.kafka.TopicSpec.Cleanup;

/**
 * What the topics are called and how they are created, checked.
 *
 * @param names their names
 * @param partitions 1 to 256
 * @param replication 1 to 32
 * @param eventRetention of episodes, steps and feedback
 * @param answerRetention of queries and results
 * @param metricsRetention of summaries
 * @param deadLetterRetention of rejected records
 * @param maxMessageSize of every topic but the dead letters, 1 MiB to 64 MiB
 * @param deadLetterMaxMessageSize of the dead letters, {@code maxMessageSize} to 64 MiB
 */
public record TopicParameters(
    TopicNames names,
    int partitions,
    int replication,
    Duration eventRetention,
    Duration answerRetention,
    Duration metricsRetention,
    Duration deadLetterRetention,
    MemorySize maxMessageSize,
    MemorySize deadLetterMaxMessageSize) {

  private static final MemorySize LEAST_SIZE = MemorySize.ofMebiBytes(1);

  /** Brokers take requests of 100 MiB by default; with 64 MiB one record always fits. */
  private static final MemorySize LARGEST_SIZE = MemorySize.ofMebiBytes(64);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming key and value
   */
  public TopicParameters {
    requireBetween(TopicOptions.PARTITIONS.key(), partitions, 256);
    requireBetween(TopicOptions.REPLICATION.key(), replication, 32);
    requireMinute(TopicOptions.EVENT_RETENTION.key(), eventRetention);
    requireMinute(TopicOptions.ANSWER_RETENTION.key(), answerRetention);
    requireMinute(TopicOptions.METRICS_RETENTION.key(), metricsRetention);
    requireMinute(TopicOptions.DEAD_LETTER_RETENTION.key(), deadLetterRetention);
    requireSize(TopicOptions.MAX_MESSAGE_SIZE.key(), maxMessageSize, LEAST_SIZE);
    requireSize(
        TopicOptions.DEAD_LETTER_MAX_MESSAGE_SIZE.key(), deadLetterMaxMessageSize, maxMessageSize);
  }

  /** What one topic must be like. */
  public TopicSpec spec(Topic topic) {
    Topic.Retention retention = topic.retention();
    MemorySize size = topic == Topic.DEAD_LETTERS ? deadLetterMaxMessageSize : maxMessageSize;
    return new TopicSpec(
        topic,
        names.of(topic),
        partitions,
        (short) replication,
        retention == Topic.Retention.COMPACTED ? Cleanup.COMPACT : Cleanup.DELETE,
        retentionMillis(retention),
        Math.toIntExact(size.getBytes()));
  }

  private long retentionMillis(Topic.Retention retention) {
    return switch (retention) {
      case EVENTS -> eventRetention.toMillis();
      case ANSWERS -> answerRetention.toMillis();
      case METRICS -> metricsRetention.toMillis();
      case DEAD_LETTERS -> deadLetterRetention.toMillis();
      case FOR_EVER, COMPACTED -> TopicSpec.FOR_EVER;
    };
  }

  private static void requireBetween(String key, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(key + " is " + value + "; it must be 1 to " + most);
    }
  }

  private static void requireMinute(String key, Duration value) {
    if (value.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException(
          key + " is " + value.toMillis() + " ms; it must be at least 1 min");
    }
  }

  private static void requireSize(String key, MemorySize value, MemorySize least) {
    if (value.compareTo(least) < 0 || value.compareTo(LARGEST_SIZE) > 0) {
      throw new IllegalArgumentException(
          key + " is " + value + "; it must be " + least + " to " + LARGEST_SIZE);
    }
  }
}
