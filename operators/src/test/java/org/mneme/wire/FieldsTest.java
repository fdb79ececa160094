package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.model.RejectionReason.FUTURE_TIME;
import static org.mneme.model.RejectionReason.INVALID_SPACE;
import static org.mneme.model.RejectionReason.INVALID_VALUE;
import static org.mneme.model.RejectionReason.TOO_LARGE;
import static org.mneme.model.RejectionReason.WRONG_TYPE;
import static org.mneme.wire.Wire.accepted;
import static org.mneme.wire.Wire.assertRefused;
import static org.mneme.wire.Wire.completed;
import static org.mneme.wire.Wire.event;
import static org.mneme.wire.Wire.started;
import static org.mneme.wire.Wire.step;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.Step;

class FieldsTest {

  private static final long DAY = 86_400_000L;
  private static final String TASK = ",\"task\":{\"description\":\"d\"}";

  @Test
  void takesAWholeNumberHoweverItIsWritten() {
    Step step = accepted(step(",\"latencyMillis\":1.2e3,\"tokens\":7.0")).step();

    assertThat(step.latencyMillis()).isEqualTo(1200);
    assertThat(step.tokens()).isEqualTo(7);
  }

  @Test
  void refusesNumbersOutsideTheirRange() {
    assertRefused(event(step(",\"latencyMillis\":-1")), INVALID_VALUE, "-1 is not in [0, ");
    assertRefused(event(step(",\"tokens\":" + "9".repeat(30))), INVALID_VALUE, "tokens: 999");
    assertRefused(event(step(",\"tokens\":1e300")), INVALID_VALUE, "tokens: 1e300");
    assertRefused(
        event(completed(",\"outcome\":{\"verdict\":\"success\",\"score\":1.01}")),
        INVALID_VALUE,
        "outcome.score: \"1.01\" is not in [0.0, 1.0]");
    assertRefused(
        event(completed(",\"outcome\":{\"verdict\":\"success\",\"score\":1e999}")),
        INVALID_VALUE,
        "outcome.score");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "é", "a\\n", "\\u0000", "a\\ud83d"})
  void refusesBadSpaceNames(String name) {
    assertRefused(event(spaced(name)), INVALID_SPACE, "[A-Za-z0-9._-]{1,128}");
  }

  @Test
  void measuresSpaceNamesAndIds() {
    assertThat(accepted(spaced("A.z_0-9".repeat(18) + "ab")).space()).hasSize(128);
    assertRefused(event(spaced("a".repeat(129))), INVALID_SPACE, "space");
    assertThat(accepted(identified("\uD83D\uDE00".repeat(256))).episode()).hasSize(512);
    assertRefused(event(identified("é".repeat(257))), TOO_LARGE, "more than 256 characters");
  }

  @Test
  void takesSlashesAndUnicodeInIdsButNoControlCharacters() {
    assertThat(accepted(identified("2026/11/21 – Störung")).key())
        .isEqualTo("s/2026/11/21 – Störung");
    assertRefused(event(identified("")), INVALID_VALUE, "episode: must not be empty");
    assertRefused(event(identified("a\\tb")), INVALID_VALUE, "control character");
    assertRefused(event(identified("a\\u0085b")), INVALID_VALUE, "control character");
    assertRefused(event(identified("a\\ud83d")), INVALID_VALUE, "control character");
    assertRefused(event(identified("a\\udc00b")), INVALID_VALUE, "control character");
  }

  @Test
  void repairsBrokenCharactersInTextInsteadOfRefusingThem() {
    assertThat(accepted(step(",\"observation\":\"cut \\ud83d\"")).step().observation())
        .isEqualTo("cut \uFFFD");
  }

  @Test
  void takesAnEmptyLabelForAbsent() {
    EpisodeStarted started = accepted(started(TASK + ",\"user\":\"\",\"agent\":\"a\"")).started();

    assertThat(started.user()).isNull();
    assertThat(started.agent()).isEqualTo("a");
  }

  @Test
  void measuresTextsInBytesOfUtf8() {
    String tenThousand = "é".repeat(5_000);

    assertThat(accepted(step(",\"observation\":\"" + tenThousand + "\"")).step().observation())
        .isEqualTo(tenThousand);
    assertRefused(
        event(step(",\"observation\":\"" + tenThousand + "x\"")),
        TOO_LARGE,
        "observation: 10001 bytes, at most 10000");
    assertRefused(
        event(started(",\"task\":{\"description\":\"" + tenThousand + "x\"}")),
        TOO_LARGE,
        "task.description");
    assertRefused(
        event(step(",\"action\":\"" + "a".repeat(1_025) + "\"")), TOO_LARGE, "1024 characters");
  }

  @Test
  void measuresParametersWithoutTheirWhiteSpace() {
    String value = "x".repeat(1_000_000 - 8);

    assertThat(accepted(step(",\"parameters\":{ \"a\" :  \"" + value + "\" }")).step().parameters())
        .hasSize(1_000_000);
    assertRefused(
        event(step(",\"parameters\":{\"a\":\"" + value + "x\"}")),
        TOO_LARGE,
        "parameters: 1000001 bytes, at most 1000000");
  }

  @Test
  void measuresLists() {
    assertThat(accepted(tagged(64)).started().task().tags()).hasSize(64);
    assertRefused(event(tagged(65)), TOO_LARGE, "more than 64 entries");
    assertRefused(
        event(started(",\"task\":{\"description\":\"d\",\"tags\":[\"" + "t".repeat(257) + "\"]}")),
        TOO_LARGE,
        "task.tags[0]: more than 256 characters");
    String entries = "\"a\"" + ",\"a\"".repeat(256);
    assertRefused(
        event(completed(",\"outcome\":{\"verdict\":\"success\",\"failed\":[" + entries + "]}")),
        TOO_LARGE,
        "more than 256 entries");
  }

  @Test
  void admitsTimesUpToADayAheadOfTheKafkaTimestamp() {
    assertThat(accepted(timed(Wire.KAFKA_TIME + DAY)).at()).isEqualTo(Wire.KAFKA_TIME + DAY);
    assertRefused(event(timed(Wire.KAFKA_TIME + DAY + 1)), FUTURE_TIME, "at: 2026-11-22T10:00:05");
    assertRefused(event(timed(Long.MAX_VALUE)), FUTURE_TIME, "at");
    assertRefused(event(timed("1e30")), FUTURE_TIME, "at");
    assertRefused(event(timed("\"9999-12-31T23:59:59Z\"")), FUTURE_TIME, "at: 9999-12-31");
    assertRefused(event(timed("\"+99999-01-01T00:00:00Z\"")), FUTURE_TIME, "at: +99999");
  }

  @Test
  void refusesTimesThatAreNone() {
    assertThat(accepted(timed(0)).at()).isZero();
    assertRefused(event(timed(-1)), INVALID_VALUE, "at: a time before 1970");
    assertRefused(event(timed("\"1969-12-31T23:59:59Z\"")), INVALID_VALUE, "before 1970");
    assertRefused(event(timed("\"yesterday\"")), INVALID_VALUE, "\"yesterday\" is no ISO-8601");
    assertRefused(event(timed("\"2026-11-21T10:00:00\"")), INVALID_VALUE, "with an offset");
    assertRefused(event(timed("\"2026-13-21T10:00:00Z\"")), INVALID_VALUE, "ISO-8601");
    assertRefused(event(timed("true")), WRONG_TYPE, "at: expected a whole number");
    assertRefused(event(timed("1.5")), WRONG_TYPE, "at");
  }

  private static String spaced(String name) {
    return "{\"type\":\"step\",\"step\":1,\"tool\":\"t\",\"at\":0,\"episode\":\"e\",\"space\":\""
        + name
        + "\"}";
  }

  private static String identified(String id) {
    return "{\"type\":\"step\",\"step\":1,\"tool\":\"t\",\"at\":0,\"space\":\"s\",\"episode\":\""
        + id
        + "\"}";
  }

  private static String timed(Object at) {
    return "{\"type\":\"step\",\"step\":1,\"tool\":\"t\",\"space\":\"s\",\"episode\":\"e\",\"at\":"
        + at
        + "}";
  }

  private static String tagged(int tags) {
    return started(
        ",\"task\":{\"description\":\"d\",\"tags\":[\"t\"" + ",\"t\"".repeat(tags - 1) + "]}");
  }
}
