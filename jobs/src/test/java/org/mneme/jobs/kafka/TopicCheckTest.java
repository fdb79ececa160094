package org.mneme.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class TopicCheckTest {

  private static final int TEN_MEBIBYTES = 10 << 20;
  private static final long DAY = 86_400_000;

  @Test
  void findsNothingWrongWithTopicsThatFit() {
    assertThat(problems(Topic.EPISODES, found("delete", DAY, -1, TEN_MEBIBYTES))).isEmpty();
    assertThat(problems(Topic.MEMORIES, found("compact", DAY, -1, TEN_MEBIBYTES))).isEmpty();
    assertThat(problems(Topic.COMMANDS, found("delete", -1, -1, TEN_MEBIBYTES + 1))).isEmpty();
  }

  @Test
  void saysWhatAMissingTopicNeeds() {
    assertThat(TopicCheck.problems(List.of(spec(Topic.STEPS)), Map.of()))
        .containsExactly(
            "topic mneme.steps: not found; needed with cleanup.policy=delete"
                + " max.message.bytes=10485760");
  }

  @Test
  void namesFoundAndNeededOfATopicThatTakesLess() {
    assertThat(problems(Topic.EPISODES, found("delete", DAY, -1, 1_048_588)))
        .containsExactly(
            "topic mneme.episodes: max.message.bytes is 1048588; needed at least 10485760");
  }

  @Test
  void refusesAPolicyThatWouldLoseRecords() {
    assertThat(problems(Topic.EPISODES, found("compact", DAY, -1, TEN_MEBIBYTES)))
        .containsExactly("topic mneme.episodes: cleanup.policy is compact; needed delete");
    assertThat(problems(Topic.MEMORIES, found("compact,delete", DAY, -1, TEN_MEBIBYTES)))
        .containsExactly("topic mneme.memories: cleanup.policy is compact,delete; needed compact");
  }

  @Test
  void refusesCommandsThatExpire() {
    assertThat(problems(Topic.COMMANDS, found("delete", DAY, 1_000, TEN_MEBIBYTES)))
        .containsExactly(
            "topic mneme.commands: retention.ms is 86400000; needed -1 (kept for ever)",
            "topic mneme.commands: retention.bytes is 1000; needed -1 (kept for ever)");
  }

  private static List<String> problems(Topic topic, FoundTopic found) {
    TopicSpec spec = spec(topic);
    return TopicCheck.problems(List.of(spec), Map.of(spec.name(), found));
  }

  private static TopicSpec spec(Topic topic) {
    return TopicOptions.parameters(new Configuration()).spec(topic);
  }

  private static FoundTopic found(
      String policy, long retentionMillis, long retentionBytes, int maxMessageBytes) {
    return new FoundTopic("any", 4, 1, policy, retentionMillis, retentionBytes, maxMessageBytes);
  }
}
