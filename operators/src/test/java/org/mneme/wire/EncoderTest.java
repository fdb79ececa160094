package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeCompleted;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.Inbound;
import org.mneme.model.Outcome;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.Step;
import org.mneme.model.StepStatus;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/** What producers and the job write is admissible whatever they are given. */
class EncoderTest {

  @Test
  void writesTheSmallestStep() {
    EpisodeEvent event = event(null, step("{}", null, List.of()), null);

    assertThat(Wire.text(Wire.CODEC.encode(event)))
        .isEqualTo(
            "{\"type\":\"step\",\"space\":\"s\",\"episode\":\"e1\",\"at\":\"1970-01-01T00:00:01Z\","
                + "\"step\":1,\"tool\":\"t\",\"parameters\":{},\"result\":{\"status\":\"ok\"}}");
  }

  @Test
  void cutsTheTextsOfAStepSoThatTheJobAdmitsIt() throws IOException {
    EpisodeEvent event = event(null, step(null, "水".repeat(4_000), List.of()), null);

    byte[] value = Wire.CODEC.encode(event);

    Step read = admitted(value).step();
    assertThat(read.observation()).endsWith("水…");
    assertThat(Texts.utf8Length(read.observation())).isBetween(9_990, 10_000);
    assertThat(names(value)).containsExactly("observation");
  }

  @Test
  void leavesOutParametersThatAreTooLarge() throws IOException {
    String large = "{\"a\":\"" + "x".repeat(1_000_000) + "\"}";

    byte[] value = Wire.CODEC.encode(event(null, step(large, null, List.of()), null));

    assertThat(admitted(value).step().parameters()).isNull();
    assertThat(names(value)).containsExactly("parameters");
  }

  @Test
  void cutsListsAndLabelsOfStartAndCompletion() throws IOException {
    Task task =
        new Task(
            "d".repeat(20_000),
            "t".repeat(300),
            null,
            Collections.nCopies(65, "tag"),
            null,
            null,
            null);
    Outcome outcome =
        new Outcome(
            Verdict.SUCCESS,
            null,
            "d".repeat(20_000),
            Collections.nCopies(300, "done"),
            List.of("f".repeat(2_000)),
            List.of());

    byte[] started =
        Wire.CODEC.encode(event(new EpisodeStarted(task, null, null, null, null), null, null));
    byte[] completed = Wire.CODEC.encode(event(null, null, new EpisodeCompleted(1, outcome, null)));

    assertThat(admitted(started).started().task().tags()).hasSize(64);
    assertThat(names(started)).containsExactly("description", "type", "tags");
    assertThat(admitted(completed).completed().outcome().completed()).hasSize(256);
    assertThat(names(completed)).containsExactly("detail", "completed", "failed");
  }

  @Test
  void writesParametersCompactAndOtherwiseAsTheyWereWritten() {
    Step step = step(" { \"price\" : 1.10, \"big\" : 123456789012345678901 } ", null, List.of());

    assertThat(admitted(Wire.CODEC.encode(event(null, step, null))).step().parameters())
        .isEqualTo("{\"price\":1.10,\"big\":123456789012345678901}");
  }

  @Test
  void refusesParametersThatAreNoObject() {
    for (String parameters : List.of("[1]", "{", "{} {}", "", "text", "{\"a\":1,\"a\":2}")) {
      EpisodeEvent event = event(null, step(parameters, null, List.of()), null);

      assertThatThrownBy(() -> Wire.CODEC.encode(event))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must be a JSON object");
    }
  }

  @Test
  void writesAQueryThatIsTooLongSoThatTheJobAdmitsIt() throws IOException {
    byte[] value = Wire.CODEC.encode(query("é".repeat(6_000)));

    assertThat(Wire.CODEC.decodeQuery(Wire.origin(value)).rejection()).isNull();
    assertThat(names(value)).containsExactly("text");
  }

  @Test
  void writesValidJsonWhateverNumbersAndTextsAre() throws IOException {
    Hit hit =
        new Hit(
            HitKind.EPISODE,
            "half \uD83D",
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Map.of("similarity", Double.NEGATIVE_INFINITY),
            List.of(),
            null);
    RecallResult result =
        new RecallResult(
            "q",
            null,
            Long.MAX_VALUE,
            List.of(hit),
            null,
            true,
            false,
            List.of(),
            Map.of(),
            null,
            "q",
            -1,
            null);

    JsonNode written = ContractDocument.JSON.readTree(Wire.CODEC.encode(result));

    assertThat(written.at("/hits/0/id").textValue()).isEqualTo("half \uFFFD");
    assertThat(written.at("/hits/0/score").doubleValue()).isZero();
    assertThat(written.at("/hits/0/parts/similarity").doubleValue()).isZero();
    assertThat(written.at("/asOf").textValue()).startsWith("+292278994-08-17");
    assertThat(written.at("/queriedAt").textValue()).isEqualTo("1969-12-31T23:59:59.999Z");
  }

  @Test
  void writesAnEpisodeOfWhichLittleIsLeft() {
    Episode forgotten =
        new Episode(
            "s",
            "e1",
            null,
            null,
            null,
            null,
            0,
            0,
            EpisodeStatus.FORGOTTEN,
            null,
            List.of(),
            null,
            0,
            null,
            0,
            null,
            null,
            null);

    Episode read = Wire.CODEC.decodeMemory(Wire.CODEC.encode(forgotten));

    assertThat(read.status()).isEqualTo(EpisodeStatus.FORGOTTEN);
    assertThat(read.reflection().findings()).isEmpty();
    assertThat(read.reward().total()).isZero();
  }

  private static EpisodeEvent event(EpisodeStarted started, Step step, EpisodeCompleted completed) {
    return new EpisodeEvent("s", "e1", 1_000, started, step, completed, null);
  }

  private static Step step(String parameters, String observation, List<String> patterns) {
    return new Step(
        1,
        "t",
        null,
        parameters,
        observation,
        StepStatus.OK,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        patterns,
        List.of());
  }

  private static RecallQuery query(String text) {
    return new RecallQuery(
        "q",
        "s",
        text,
        null,
        10,
        0,
        Set.of(),
        QueryFilter.NONE,
        RecallMode.RECALL,
        List.of(),
        null,
        null,
        null,
        false,
        false,
        true,
        null,
        null,
        null,
        null,
        null);
  }

  private static EpisodeEvent admitted(byte[] value) {
    Inbound inbound = Wire.CODEC.decodeEpisodeEvent(Wire.origin(value), EpisodeTopic.EPISODES);
    assertThat(inbound.rejection()).isNull();
    return inbound.event();
  }

  private static List<String> names(byte[] value) throws IOException {
    List<String> names = new java.util.ArrayList<>();
    ContractDocument.JSON.readTree(value).get("cut").forEach(name -> names.add(name.textValue()));
    return names;
  }
}
