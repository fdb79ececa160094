package org.mneme.jobs.kafka;

import java.time.Duration;
import org.mneme.jobs.kafka.TopicSpec.Cleanup;
import org.mneme.wire.Limits;

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
 * @param limits of the records, which the topics must take
 */
public record TopicParameters(
    TopicNames names,
    int partitions,
    int replication,
    Duration eventRetention,
    Duration answerRetention,
    Duration metricsRetention,
    Duration deadLetterRetention,
    Limits limits) {

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
  }

  /** What one topic must be like. */
  public TopicSpec spec(Topic topic) {
    Topic.Retention retention = topic.retention();
    return new TopicSpec(
        topic,
        names.of(topic),
        partitions,
        (short) replication,
        retention == Topic.Retention.COMPACTED ? Cleanup.COMPACT : Cleanup.DELETE,
        retentionMillis(retention),
        topic == Topic.DEAD_LETTERS ? limits.deadLetterBytes() : limits.recordBytes());
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
}
