package org.mneme.jobs.kafka;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ReadableConfig;

/**
 * The names of the topics on a cluster.
 *
 * @param prefix what each name begins with; letters, digits, dot, underscore and hyphen, at most
 *     200; may be empty
 */
public record TopicNames(String prefix) {

  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9._-]{0,200}");

  /**
   * Checks the prefix.
   *
   * @throws IllegalArgumentException naming key and value
   */
  public TopicNames {
    if (!LEGAL.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          TopicOptions.PREFIX.key()
              + " is '"
              + prefix
              + "'; it may hold letters, digits, '.', '_' and '-', at most 200");
    }
  }

  /** The names that the options ask for. */
  public static TopicNames from(ReadableConfig config) {
    return new TopicNames(config.get(TopicOptions.PREFIX));
  }

  /** The name of a topic. */
  public String of(Topic topic) {
    return prefix + topic.suffix();
  }

  /** The topic of a name, given with the prefix or without. */
  public Optional<Topic> topic(String name) {
    return Arrays.stream(Topic.values())
        .filter(topic -> of(topic).equals(name) || topic.suffix().equals(name))
        .findFirst();
  }

  /** Starts, completions and steps. */
  public String episodes() {
    return of(Topic.EPISODES);
  }

  /** Steps. */
  public String steps() {
    return of(Topic.STEPS);
  }

  /** Feedback on results. */
  public String feedback() {
    return of(Topic.FEEDBACK);
  }

  /** Commands. */
  public String commands() {
    return of(Topic.COMMANDS);
  }

  /** Recall queries. */
  public String queries() {
    return of(Topic.QUERIES);
  }

  /** Recall results. */
  public String results() {
    return of(Topic.RESULTS);
  }

  /** Completed episodes. */
  public String memories() {
    return of(Topic.MEMORIES);
  }

  /** Latency summaries. */
  public String metrics() {
    return of(Topic.METRICS);
  }

  /** Rejected records. */
  public String deadLetters() {
    return of(Topic.DEAD_LETTERS);
  }
}
