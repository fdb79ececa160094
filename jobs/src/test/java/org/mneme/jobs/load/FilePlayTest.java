package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mneme.jobs.kafka.Topic;
import org.mneme.model.Verdict;
import org.mneme.wire.JsonCodec;

class FilePlayTest {

  private static final Clock NEXT_DAY =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  private static final String STARTED =
      "{\"type\":\"started\",\"space\":\"support\",\"episode\":\"e1\",\"at\":\"2026-11-21T10:00:00Z\","
          + "\"task\":{\"description\":\"Book a flight\",\"type\":\"booking\"}}";
  private static final String STEP =
      "{\"type\":\"step\",\"space\":\"support\",\"episode\":\"e1\",\"step\":1,"
          + "\"at\":\"2026-11-21T10:00:02Z\",\"tool\":\"search\",\"result\":{\"status\":\"error\"}}";
  private static final String COMPLETED =
      "{\"type\":\"completed\",\"space\":\"support\",\"episode\":\"e1\","
          + "\"at\":\"2026-11-21T10:01:00Z\",\"steps\":1,\"outcome\":{\"verdict\":\"partial\"}}";
  private static final String QUERY =
      "{\"query\":\"q1\",\"space\":\"support\",\"text\":\"cheap flight\"}";

  @TempDir private Path folder;

  @Test
  void sendsEveryLineAsItStandsAndExpectsTheEpisode() throws IOException {
    try (FilePlay play = open(STARTED, STEP, COMPLETED, QUERY)) {
      List<Outgoing> sent = all(play);

      assertThat(sent)
          .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
          .containsExactly(STARTED, STEP, COMPLETED, QUERY);
      assertThat(sent)
          .extracting(Outgoing::topic)
          .containsExactly(Topic.EPISODES, Topic.EPISODES, Topic.EPISODES, Topic.QUERIES);
      assertThat(sent)
          .extracting(Outgoing::key)
          .containsExactly("support/e1", "support/e1", "support/e1", "support/q1");
      assertThat(play.truth().episodes().values())
          .containsExactly(
              new ExpectedEpisode(
                  "support",
                  "e1",
                  "booking",
                  Verdict.PARTIAL,
                  1,
                  1,
                  Instant.parse("2026-11-21T10:00:00Z").toEpochMilli(),
                  Instant.parse("2026-11-21T10:01:00Z").toEpochMilli()));
      assertThat(play.truth().familyOfQuery()).containsOnlyKeys("q1");
      assertThat(play.truth().rejections()).isZero();
      assertThat(play.progress()).isEqualTo(1);
    }
  }

  @Test
  void expectsNothingOfAnEpisodeThatDoesNotEndOrDidNotBegin() throws IOException {
    try (FilePlay play = open(STARTED, STEP)) {
      all(play);
      assertThat(play.truth().episodes()).isEmpty();
    }
    try (FilePlay play = open(STEP, COMPLETED)) {
      all(play);
      assertThat(play.truth().episodes()).isEmpty();
    }
  }

  @Test
  void countsAStepThatComesAfterTheCompletion() throws IOException {
    try (FilePlay play = open(STARTED, COMPLETED, STEP, STEP)) {
      all(play);
      assertThat(play.truth().steps()).isEqualTo(1);
    }
  }

  @Test
  void sendsBadLinesTooAndExpectsTheirDeadLetters() throws IOException {
    String notJson = "{\"type\":\"started\", oops";
    String noSpace = "{\"query\":\"q2\",\"text\":\"x\"}";
    try (FilePlay play = open(notJson, noSpace, "[1]")) {
      List<Outgoing> sent = all(play);

      assertThat(sent)
          .extracting(Outgoing::topic)
          .containsExactly(Topic.EPISODES, Topic.QUERIES, Topic.EPISODES);
      assertThat(sent).extracting(Outgoing::key).containsOnlyNulls();
      assertThat(play.truth().rejections()).isEqualTo(3);
      assertThat(play.truth().familyOfQuery()).isEmpty();
    }
  }

  @Test
  void skipsBlankLinesAndEnds() throws IOException {
    try (FilePlay play = open("", STARTED, "  ", "")) {
      assertThat(all(play)).hasSize(1);
      assertThatThrownBy(play::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void anEmptyFileIsDoneAtOnce() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.jsonl"));
    try (FilePlay play = FilePlay.open(file, new JsonCodec(), NEXT_DAY)) {
      assertThat(play.hasNext()).isFalse();
      assertThat(play.progress()).isEqualTo(1);
    }
  }

  @Test
  void fleetPlaysTheSameBytesForTheSameSeed() {
    assertThat(fleet(11)).isEqualTo(fleet(11)).isNotEqualTo(fleet(12));
  }

  private static List<String> fleet(long seed) {
    FleetPlay play =
        new FleetPlay(
            new SimulatedFleet(FleetParameters.of(20, seed, Samples.NOON)), new JsonCodec());
    List<String> lines =
        all(play).stream()
            .map(record -> record.key() + new String(record.value(), StandardCharsets.UTF_8))
            .toList();
    assertThat(play.progress()).isEqualTo(1);
    assertThat(play.truth().episodes()).hasSize(20);
    return lines;
  }

  private static List<Outgoing> all(Play play) {
    List<Outgoing> sent = new ArrayList<>();
    play.forEachRemaining(sent::add);
    return sent;
  }

  private FilePlay open(String... lines) throws IOException {
    Path file = Files.write(folder.resolve("input.jsonl"), List.of(lines));
    return FilePlay.open(file, new JsonCodec(), NEXT_DAY);
  }
}
