package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mneme.jobs.kafka.Topic;
import org.mneme.jobs.kafka.TopicNames;
import org.mneme.wire.JsonCodec;

class RecordRouterTest {

  private static final long NOW = Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();

  private static final String STARTED =
      """
      {"type":"started","space":"support","episode":"e1","at":"2026-11-21T10:00:00Z",
       "task":{"description":"Book a flight to Seattle"}}""";

  private final RecordRouter router = new RecordRouter(new JsonCodec(), new TopicNames("mneme."));

  @Test
  void sendsAnEpisodeByItsSpaceAndId() {
    assertThat(route(STARTED)).isEqualTo(new RoutedRecord(Topic.EPISODES, "support/e1", null));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "EPISODES|support/e1|{\"type\":\"step\",\"space\":\"support\",\"episode\":\"e1\",\"step\":1,"
            + "\"at\":1,\"tool\":\"search\"}",
        "EPISODES|support/e1|{\"type\":\"completed\",\"space\":\"support\",\"episode\":\"e1\","
            + "\"at\":1,\"outcome\":{\"verdict\":\"success\"}}",
        "QUERIES|support/q1|{\"query\":\"q1\",\"space\":\"support\",\"text\":\"cheap flight\"}",
        "FEEDBACK|support/q1|{\"id\":\"f1\",\"query\":\"q1\",\"space\":\"support\","
            + "\"helped\":[\"e1\"]}",
        "COMMANDS|support/u1|{\"type\":\"forget\",\"id\":\"c1\",\"space\":\"support\","
            + "\"target\":{\"user\":\"u1\"}}"
      },
      delimiter = '|')
  void tellsATopicByWhatARecordHolds(Topic topic, String key, String json) {
    assertThat(route(json)).isEqualTo(new RoutedRecord(topic, key, null));
  }

  @Test
  void saysWhyARecordIsRefusedAndStillWhereItWouldGo() {
    RoutedRecord routed = route("{\"query\":\"q1\",\"space\":\"support\",\"k\":0,\"text\":\"x\"}");

    assertThat(routed.isRefused()).isTrue();
    assertThat(routed.topic()).isEqualTo(Topic.QUERIES);
    assertThat(routed.key()).isEqualTo("support/q1");
    assertThat(routed.refusal()).startsWith("invalid-value: ").contains("k");
  }

  @Test
  void sendsWhatIsNoRecordToTheEpisodesWithoutAKey() {
    RoutedRecord routed = route("not json");

    assertThat(routed.refusal()).startsWith("malformed: ");
    assertThat(routed.topic()).isEqualTo(Topic.EPISODES);
    assertThat(routed.key()).isNull();
  }

  @Test
  void checksARecordAsOneOfTheTopicThatIsNamed() {
    assertThat(router.route(bytes(STARTED), Topic.STEPS, NOW).isRefused()).isTrue();
    assertThat(router.route(bytes(STARTED), Topic.EPISODES, NOW).isRefused()).isFalse();
    assertThatThrownBy(() -> router.route(bytes(STARTED), Topic.MEMORIES, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private RoutedRecord route(String json) {
    return router.route(bytes(json), NOW);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
