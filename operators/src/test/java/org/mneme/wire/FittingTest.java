package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.PackedVector;
import org.mneme.model.PathStep;
import org.mneme.model.Prediction;
import org.mneme.model.RecallResult;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/** Records that outgrow their topic lose their longest parts first, and say so. */
class FittingTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int STEPS = 1_000;

  @Test
  void leavesARecordThatFitsAlone() throws IOException {
    JsonNode record = memory(episode(10, 100), Limits.DEFAULT);

    assertThat(record.has("cut")).isFalse();
    assertThat(record.get("steps")).hasSize(10);
  }

  @Test
  void cutsObservationsFirst() throws IOException {
    JsonNode record = memory(episode(STEPS, 20_000), Limits.DEFAULT);

    assertThat(names(record.get("cut"))).containsExactly("observations");
    assertThat(record.get("steps")).hasSize(STEPS);
    assertThat(record.at("/steps/500/observation").textValue()).endsWith("…").hasSizeLessThan(400);
    assertThat(record.at("/steps/500/parameters").textValue()).hasSize(400);
  }

  @Test
  void cutsParametersNextAndThenStepsFromTheMiddle() throws IOException {
    JsonNode without = memory(episode(STEPS, 20_000), ofKibibytes(1_000));
    JsonNode fewer = memory(episode(STEPS, 20_000), ofKibibytes(100));

    assertThat(names(without.get("cut"))).containsExactly("observations", "parameters");
    assertThat(without.at("/steps/500").has("parameters")).isFalse();
    assertThat(names(fewer.get("cut"))).containsExactly("observations", "parameters", "steps");
    assertThat(fewer.at("/steps/0/step").intValue()).isEqualTo(1);
    int kept = fewer.get("steps").size();
    assertThat(fewer.get("steps").get(kept - 1).get("step").intValue()).isEqualTo(STEPS);
    assertThat(kept).isBetween(20, STEPS / 2);
  }

  @Test
  void cutsEverythingElseWhenItMustAndStillFits() throws IOException {
    JsonNode record = memory(episode(STEPS, 20_000), ofKibibytes(18));

    assertThat(names(record.get("cut")))
        .containsExactly("observations", "parameters", "steps", "texts");
    assertThat(record.get("summary").textValue()).endsWith("…");
    assertThat(record.get("episode").textValue()).isEqualTo("e1");
  }

  @Test
  void cutsTheTextsOfAResultThenPathsThenDigestsThenTheLastHits() throws IOException {
    assertThat(names(result(1_000, Limits.DEFAULT).get("cut"))).containsExactly("texts");
    assertThat(names(result(1_000, ofKibibytes(1_000)).get("cut")))
        .containsExactly("texts", "paths");
    assertThat(names(result(1_000, ofKibibytes(200)).get("cut")))
        .containsExactly("texts", "paths", "digests");

    JsonNode few = result(1_000, ofKibibytes(24));

    assertThat(names(few.get("cut"))).containsExactly("texts", "paths", "digests", "hits");
    assertThat(few.at("/hits/0/id").textValue()).isEqualTo("hit 0");
    assertThat(few.get("hits").size()).isBetween(10, 500);
  }

  @Test
  void givesWhoAskedTheSameMarksAmongWhatWasDegraded() {
    byte[] value = new JsonCodec(ofKibibytes(24)).encode(recall(1_000));

    assertThat(Wire.CODEC.decodeResult(value).degraded())
        .containsExactly("cut-texts", "cut-paths", "cut-digests", "cut-hits");
  }

  @Test
  void keepsAPredictionLongerThanItsHits() throws IOException {
    JsonNode kept = result(with(prediction(1_000), recall(600)), ofKibibytes(64));

    assertThat(kept.get("hits")).isNotEmpty();
    assertThat(kept.at("/predicted/experiences")).hasSize(20);

    JsonNode lost = result(with(prediction(4_096), recall(600)), ofKibibytes(64));

    assertThat(lost.get("hits")).isEmpty();
    assertThat(lost.has("predicted")).isFalse();
    assertThat(names(lost.get("degraded"))).contains("cut-hits", "cut-predicted");
  }

  private static Prediction prediction(int dimension) {
    byte[] vector = PackedVector.pack(new float[dimension]);
    List<String> experiences = Collections.nCopies(20, "水".repeat(256) + "#1000");
    return new Prediction(vector, vector, List.of(), 0.5, experiences);
  }

  private static RecallResult with(Prediction predicted, RecallResult result) {
    return new RecallResult(
        result.query(),
        result.space(),
        result.asOf(),
        result.hits(),
        result.cursor(),
        result.partial(),
        result.expired(),
        result.degraded(),
        result.tookMicros(),
        result.error(),
        result.replyKey(),
        result.queriedAt(),
        predicted);
  }

  private static JsonNode result(RecallResult result, Limits limits) throws IOException {
    return fitted(new JsonCodec(limits).encode(result), limits);
  }

  private static JsonNode memory(Episode episode, Limits limits) throws IOException {
    return fitted(new JsonCodec(limits).encode(episode), limits);
  }

  private static JsonNode result(int hits, Limits limits) throws IOException {
    return fitted(new JsonCodec(limits).encode(recall(hits)), limits);
  }

  private static JsonNode fitted(byte[] value, Limits limits) throws IOException {
    assertThat(value).hasSizeLessThanOrEqualTo(limits.recordBytes() - (16 << 10));
    return JSON.readTree(value);
  }

  private static Limits ofKibibytes(int size) {
    return Limits.DEFAULT.withRecordSizes(size << 10, Limits.DEFAULT.deadLetterBytes());
  }

  private static List<String> names(JsonNode cut) {
    List<String> names = new ArrayList<>();
    cut.forEach(name -> names.add(name.textValue()));
    return names;
  }

  private static Episode episode(int steps, int observation) {
    List<StepDigest> digests = new ArrayList<>();
    for (int i = 1; i <= steps; i++) {
      digests.add(
          new StepDigest(
              i,
              1_000L * i,
              "tool",
              null,
              "p".repeat(400),
              "\u0001水".repeat(observation / 2),
              StepStatus.OK,
              null,
              null,
              null,
              List.of(),
              List.of()));
    }
    return new Episode(
        "s",
        "e1",
        task(),
        null,
        null,
        null,
        0,
        1_000_000,
        EpisodeStatus.STORED,
        null,
        digests,
        Reward.NONE,
        0,
        new Reflection(List.of()),
        0,
        "s".repeat(1_500),
        "f",
        null);
  }

  private static RecallResult recall(int hits) {
    List<Hit> all = new ArrayList<>();
    for (int i = 0; i < hits; i++) {
      all.add(
          new Hit(
              HitKind.EPISODE,
              "hit " + i,
              0.5,
              0.5,
              Map.of("similarity", 0.5),
              List.of(new PathStep("query", "x".repeat(1_000), "link", 1, 1)),
              digest()));
    }
    return new RecallResult(
        "q", "s", 0, all, null, false, false, List.of(), Map.of(), null, "q", 0, null);
  }

  private static EpisodeDigest digest() {
    return new EpisodeDigest(
        task(),
        null,
        null,
        null,
        0,
        0,
        Verdict.SUCCESS,
        1,
        0.4,
        List.of("tool"),
        1,
        List.of(),
        "s".repeat(2_000),
        1,
        List.of("e1"));
  }

  private static Task task() {
    return new Task("d".repeat(9_000), null, null, List.of(), null, null, null);
  }
}
