package org.mneme.jobs.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** Whether the topics of a cluster are what the job needs: the decision, without Kafka. */
final class TopicCheck {

  private TopicCheck() {}

  /**
   * What is wrong, one sentence a finding, naming topic, what was found and what is needed; empty
   * when all fits.
   *
   * @param needed what must be there
   * @param found what is there, by name
   */
  static List<String> problems(Collection<TopicSpec> needed, Map<String, FoundTopic> found) {
    List<String> problems = new ArrayList<>();
    for (TopicSpec spec : needed) {
      FoundTopic topic = found.get(spec.name());
      if (topic == null) {
        problems.add("topic " + spec.name() + ": not found; needed with " + settings(spec));
      } else {
        addProblems(problems, spec, topic);
      }
    }
    return problems;
  }

  private static void addProblems(List<String> problems, TopicSpec spec, FoundTopic topic) {
    if (!topic.cleanupPolicy().equals(spec.cleanup().policy())) {
      problems.add(
          problem(
              spec,
              TopicConfig.CLEANUP_POLICY_CONFIG,
              topic.cleanupPolicy(),
              spec.cleanup().policy()));
    }
    if (topic.maxMessageBytes() < spec.maxMessageBytes()) {
      problems.add(
          problem(
              spec,
              TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
              Integer.toString(topic.maxMessageBytes()),
              "at least " + spec.maxMessageBytes()));
    }
    boolean keptForEver =
        spec.cleanup() == TopicSpec.Cleanup.DELETE && spec.retentionMillis() == TopicSpec.FOR_EVER;
    if (keptForEver && topic.retentionMillis() != TopicSpec.FOR_EVER) {
      problems.add(
          problem(
              spec,
              TopicConfig.RETENTION_MS_CONFIG,
              Long.toString(topic.retentionMillis()),
              "-1 (kept for ever)"));
    }
    if (keptForEver && topic.retentionBytes() != TopicSpec.FOR_EVER) {
      problems.add(
          problem(
              spec,
              TopicConfig.RETENTION_BYTES_CONFIG,
              Long.toString(topic.retentionBytes()),
              "-1 (kept for ever)"));
    }
  }

  private static String problem(TopicSpec spec, String setting, String found, String needed) {
    return "topic " + spec.name() + ": " + setting + " is " + found + "; needed " + needed;
  }

  private static String settings(TopicSpec spec) {
    return TopicConfig.CLEANUP_POLICY_CONFIG
        + '='
        + spec.cleanup().policy()
        + ' '
        + TopicConfig.MAX_MESSAGE_BYTES_CONFIG
        + '='
        + spec.maxMessageBytes();
  }
}
