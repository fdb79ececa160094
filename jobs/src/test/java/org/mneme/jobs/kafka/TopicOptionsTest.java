package org.mneme.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.jobs.kafka.TopicSpec.Cleanup;

class TopicOptionsTest {

  private static final int MEBIBYTE = 1 << 20;
  private static final long HOUR = 3_600_000;

  @Test
  void specifiesTheTopicsOfTheContract() {
    assertThat(TopicOptions.specs(new Configuration()))
        .extracting(TopicSpec::name)
        .containsExactly(
            "mneme.episodes",
            "mneme.steps",
            "mneme.feedback",
            "mneme.commands",
            "mneme.queries",
            "mneme.results",
            "mneme.memories",
            "mneme.concepts",
            "mneme.bindings",
            "mneme.patterns",
            "mneme.metrics",
            "mneme.dead-letters");
  }

  @Test
  void keepsEventsAWeekAnswersAnHourAndCommandsForEver() {
    assertThat(spec(Topic.EPISODES).retentionMillis()).isEqualTo(7 * 24 * HOUR);
    assertThat(spec(Topic.QUERIES).retentionMillis()).isEqualTo(HOUR);
    assertThat(spec(Topic.COMMANDS).retentionMillis()).isEqualTo(TopicSpec.FOR_EVER);
    assertThat(spec(Topic.COMMANDS).cleanup()).isEqualTo(Cleanup.DELETE);
  }

  @Test
  void compactsWhatIsUpserted() {
    assertThat(TopicOptions.specs(new Configuration()))
        .filteredOn(spec -> spec.cleanup() == Cleanup.COMPACT)
        .extracting(TopicSpec::topic)
        .containsExactly(Topic.MEMORIES, Topic.CONCEPTS, Topic.BINDINGS, Topic.PATTERNS);
  }

  @Test
  void givesDeadLettersRoomForARecordThatIsTooLarge() {
    assertThat(spec(Topic.EPISODES).maxMessageBytes()).isEqualTo(10 * MEBIBYTE);
    assertThat(spec(Topic.DEAD_LETTERS).maxMessageBytes()).isEqualTo(16 * MEBIBYTE);
  }

  @Test
  void takesRecordsAsLargeAsTheCodecAdmits() {
    TopicParameters topics = TopicOptions.parameters(config("mneme.wire.max-record-size", "12 mb"));

    assertThat(topics.spec(Topic.STEPS).maxMessageBytes()).isEqualTo(12 * MEBIBYTE);
  }

  @Test
  void writesKafkasNamesOfTheSettings() {
    assertThat(spec(Topic.MEMORIES).config())
        .containsOnly(
            Map.entry("cleanup.policy", "compact"),
            Map.entry("retention.ms", "-1"),
            Map.entry("max.message.bytes", "10485760"));
  }

  @Test
  void namesTopicsByThePrefix() {
    TopicNames names = TopicNames.from(config("mneme.topics.prefix", "acme_"));

    assertThat(names.deadLetters()).isEqualTo("acme_dead-letters");
    assertThat(names.topic("acme_dead-letters")).contains(Topic.DEAD_LETTERS);
    assertThat(names.topic("dead-letters")).contains(Topic.DEAD_LETTERS);
    assertThat(names.topic("mneme.dead-letters")).isEmpty();
  }

  @Test
  void refusesWhatIsOutOfRangeNamingKeyAndValue() {
    assertRefused("mneme.topics.prefix", "a/b", "'a/b'");
    assertRefused("mneme.topics.partitions", "257", "257; it must be 1 to 256");
    assertRefused("mneme.topics.replication", "0", "0; it must be 1 to 32");
    assertRefused("mneme.topics.answer-retention", "59 s", "59000 ms; it must be at least 1 min");
  }

  private static void assertRefused(String key, String value, String said) {
    assertThatThrownBy(() -> TopicOptions.parameters(config(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(said);
  }

  private static TopicSpec spec(Topic topic) {
    return TopicOptions.parameters(new Configuration()).spec(topic);
  }

  private static Configuration config(String key, String value) {
    return Configuration.fromMap(Map.of(key, value));
  }
}
