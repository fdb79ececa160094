package org.mneme.jobs.kafka;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.mneme.wire.WireOptions;

/**
 * What the topics are called and how they are created. How large a record they take follows {@link
 * WireOptions}, so that what the codec admits also fits its topic.
 */
public final class TopicOptions {

  public static final ConfigOption<String> PREFIX =
      ConfigOptions.key("mneme.topics.prefix")
          .stringType()
          .defaultValue("mneme.")
          .withDescription(
              "What every topic's name begins with: letters, digits, '.', '_' and '-', at most 200."
                  + " Two memories on one Kafka cluster need two prefixes.");

  public static final ConfigOption<Integer> PARTITIONS =
      ConfigOptions.key("mneme.topics.partitions")
          .intType()
          .defaultValue(4)
          .withDescription(
              "Partitions of a topic that is created: 1 to 256. A source reads with at most as many"
                  + " subtasks; topics that exist keep theirs.");

  public static final ConfigOption<Integer> REPLICATION =
      ConfigOptions.key("mneme.topics.replication")
          .intType()
          .defaultValue(1)
          .withDescription(
              "Replicas of each partition of a topic that is created: 1 to 32. 3 on a cluster that"
                  + " must survive the loss of a broker.");

  public static final ConfigOption<Duration> EVENT_RETENTION =
      ConfigOptions.key("mneme.topics.event-retention")
          .durationType()
          .defaultValue(Duration.ofDays(7))
          .withDescription(
              "For how long episodes, steps and feedback are kept, at least 1 min: how far back the"
                  + " job can replay, and for how long the records of a forgotten subject remain.");

  public static final ConfigOption<Duration> ANSWER_RETENTION =
      ConfigOptions.key("mneme.topics.answer-retention")
          .durationType()
          .defaultValue(Duration.ofHours(1))
          .withDescription("For how long queries and results are kept, at least 1 min.");

  public static final ConfigOption<Duration> METRICS_RETENTION =
      ConfigOptions.key("mneme.topics.metrics-retention")
          .durationType()
          .defaultValue(Duration.ofDays(1))
          .withDescription("For how long latency summaries are kept, at least 1 min.");

  public static final ConfigOption<Duration> DEAD_LETTER_RETENTION =
      ConfigOptions.key("mneme.topics.dead-letter-retention")
          .durationType()
          .defaultValue(Duration.ofDays(7))
          .withDescription(
              "For how long rejected records are kept, at least 1 min: the time in which someone must"
                  + " look at them, and for which those of a forgotten subject remain.");

  private TopicOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming key and value of the first that is out of range
   */
  public static TopicParameters parameters(ReadableConfig config) {
    return new TopicParameters(
        TopicNames.from(config),
        config.get(PARTITIONS),
        config.get(REPLICATION),
        config.get(EVENT_RETENTION),
        config.get(ANSWER_RETENTION),
        config.get(METRICS_RETENTION),
        config.get(DEAD_LETTER_RETENTION),
        WireOptions.limits(config));
  }

  /** What every topic must be like. */
  public static List<TopicSpec> specs(ReadableConfig config) {
    TopicParameters parameters = parameters(config);
    return Arrays.stream(Topic.values()).map(parameters::spec).toList();
  }
}
