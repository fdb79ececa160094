package org.mneme.jobs.kafka;

import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What a topic must be like.
 *
 * @param topic its role
 * @param name its name on the cluster
 * @param partitions how many partitions it is created with; a found topic may have any number
 * @param replication how many replicas each partition is created with
 * @param cleanup what happens to old records
 * @param retentionMillis for how long records are kept, or {@link #FOR_EVER}; what a found topic
 *     has is its operator's choice, except that {@code FOR_EVER} must be
 * @param maxMessageBytes the largest batch that it must take
 */
public record TopicSpec(
    Topic topic,
    String name,
    int partitions,
    short replication,
    Cleanup cleanup,
    long retentionMillis,
    int maxMessageBytes) {

  /** {@code retentionMillis} of a topic whose records never expire. */
  public static final long FOR_EVER = -1;

  /** What happens to old records. */
  public enum Cleanup {
    /** They go when they are older than the retention. */
    DELETE,
    /** They go when a newer record has their key. */
    COMPACT;

    /** The value of {@code cleanup.policy}. */
    public String policy() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The topic's configuration, by Kafka's names. */
  public Map<String, String> config() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        cleanup.policy(),
        TopicConfig.RETENTION_MS_CONFIG,
        Long.toString(retentionMillis),
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        Integer.toString(maxMessageBytes));
  }
}
