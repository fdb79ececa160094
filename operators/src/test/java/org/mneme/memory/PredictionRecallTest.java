package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededExperiences.asked;
import static org.mneme.memory.SeededExperiences.context;
import static org.mneme.memory.SeededExperiences.predict;
import static org.mneme.memory.SeededExperiences.step;

import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.LatencySample;
import org.mneme.model.PackedVector;
import org.mneme.model.Prediction;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallResult;
import org.mneme.model.RejectionReason;
import org.mneme.model.ToolVote;
import org.mneme.model.Verdict;

/** What a robot is answered, from the moment on in which it wrote. */
class PredictionRecallTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final long END = DEFAULTS.windowEnd(TEN);

  @Test
  void exampleUsage() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(step("e", 1, TEN, 1, 0), step("e", 2, TEN, 1, 0.1f), step("e", 3, TEN, 1, 0.2f));

      RecallResult result = memory.ask(predict(TEN, 1, 0.1f));

      Prediction predicted = result.predicted();
      assertThat(predicted.tools()).containsExactly(new ToolVote("grasp", 1, 1));
      assertThat(predicted.experiences()).containsExactly("e#2", "e#3", "e#1");
      assertThat(predicted.confidence()).isEqualTo(0.95);
      assertThat(PackedVector.unpack(predicted.outcome())[1]).isEqualTo(0.1f, within(0.001f));
      assertThat(result.hits()).isEmpty();
      assertThat(result.degraded()).isEmpty();
      assertThat(result.tookMicros()).containsKeys("load", "predict", "total");
      assertThat(memory.latencies())
          .extracting(LatencySample::operation)
          .contains("recall.predict");
    }
  }

  @ParameterizedTest
  @EnumSource(MemoryMode.class)
  void predictsInEveryModeOfMemory(MemoryMode mode) throws Exception {
    Configuration config = new Configuration();
    config.set(MemoryOptions.MODE, mode);
    try (MemoryHarness memory = MemoryHarness.open(MemoryOptions.parameters(config))) {
      memory.write(step("e", 1, TEN, 1, 0), step("e", 2, TEN, 1, 0), step("e", 3, TEN, 1, 0));
      memory.watermark(END);

      assertThat(memory.ask(predict(TEN, 1, 0)).predicted().experiences()).hasSize(3);
      assertThat(memory.timers()).isZero();
    }
  }

  @Test
  void saysThatItCannotPredictFromFewerThanThree() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      assertThat(memory.ask(predict(TEN, 1, 0)).degraded()).containsExactly("prediction");
      memory.write(step("e", 1, TEN, 1, 0), step("e", 2, TEN, 1, 0), step("e", 3, TEN, 0, 1));

      RecallResult result = memory.ask(predict(TEN, 1, 0));

      assertThat(result.predicted()).isNull();
      assertThat(result.degraded()).containsExactly("prediction");
      assertThat(result.error()).isNull();
    }
  }

  @Test
  void keepsStatesOfSeveralDimensionsBesideEmbeddingsOfAnother() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("stored", TEN, 1, 0, 0, 0));
      for (int number = 1; number <= 3; number++) {
        memory.write(step("arm", number, TEN, 1, 0), step("drone", number, TEN, 1, 0, 0));
      }
      memory.watermark(END);

      assertThat(memory.ask(predict(TEN, 1, 0)).predicted().experiences())
          .allMatch(id -> id.startsWith("arm#"));
      assertThat(memory.ask(predict(TEN, 1, 0, 0)).predicted().experiences())
          .allMatch(id -> id.startsWith("drone#"));
      assertThat(memory.ask(predict(TEN, 1, 0, 0, 0, 0)).degraded()).containsExactly("prediction");
      assertThat(memory.ask(SeededEpisodes.query(TEN, 9, 1, 0, 0, 0)).hits())
          .extracting(Hit::id)
          .containsExactly("stored");
    }
  }

  @Test
  void showsWhatAPredictionIsMadeFrom() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(step("e", 1, TEN, 1, 0), step("e", 2, TEN, 1, 0), step("e", 3, TEN, 1, 1));

      RecallResult result =
          memory.ask(
              asked(
                  RecallMode.PREDICT,
                  QueryFilter.NONE,
                  10,
                  TEN,
                  new float[] {1, 0},
                  HitKind.EXPERIENCE));

      assertThat(result.hits()).extracting(Hit::id).containsExactly("e#1", "e#2", "e#3");
      Hit best = result.hits().get(0);
      assertThat(best.kind()).isEqualTo(HitKind.EXPERIENCE);
      assertThat(best.parts())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "similarity",
                  1.0,
                  "historical",
                  1.0,
                  "recency",
                  1.0,
                  "accuracy",
                  0.5,
                  "connection",
                  0.0));
      assertThat(best.score()).isEqualTo(0.4 + 0.2 + 0.2 + 0.05, within(1e-9));
      assertThat(best.path())
          .singleElement()
          .satisfies(p -> assertThat(p.from()).isEqualTo("query"));
      assertThat(best.experience().tool()).isEqualTo("grasp");
      assertThat(best.experience().agent()).isEqualTo("robot-1");
      assertThat(best.experience().step()).isEqualTo(1);
    }
  }

  @Test
  void recallsExperiencesWhereAskedBesideEpisodes() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(step("e", 1, TEN, 1, 0), step("e", 2, TEN, 0, 1));
      memory.store(episode("stored", TEN, 1, 0));
      float[] state = {1, 0};

      assertThat(
              memory
                  .ask(
                      asked(
                          RecallMode.SIMILAR, QueryFilter.NONE, 1, TEN, state, HitKind.EXPERIENCE))
                  .hits())
          .singleElement()
          .satisfies(
              hit -> {
                assertThat(hit.id()).isEqualTo("e#1");
                assertThat(hit.score()).isEqualTo(1);
              });
      RecallResult both =
          memory.ask(
              asked(
                  RecallMode.RECALL,
                  QueryFilter.NONE,
                  10,
                  TEN,
                  state,
                  HitKind.EXPERIENCE,
                  HitKind.EPISODE));
      assertThat(both.hits()).extracting(Hit::id).contains("e#1", "stored");
      assertThat(both.hits()).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }
  }

  @Test
  void filtersByWhatAStepHasAndRefusesWhatOnlyAnEpisodeHas() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      for (int number = 1; number <= 3; number++) {
        memory.write(
            step(context("a", "robot-1", TEN), number, TEN, "grasp", List.of(), 1, 0),
            step(context("b", "robot-2", TEN), number, TEN, "push", List.of(), 1, 0));
      }
      QueryFilter ofTwo =
          new QueryFilter(
              null, null, List.of(), List.of(), "robot-2", null, null, null, null, null, null);
      QueryFilter ofSuccesses =
          new QueryFilter(
              null,
              null,
              List.of(),
              List.of(),
              null,
              null,
              null,
              Verdict.SUCCESS,
              null,
              null,
              null);

      Prediction predicted =
          memory.ask(asked(RecallMode.PREDICT, ofTwo, 10, TEN, new float[] {1, 0})).predicted();
      assertThat(predicted.tools()).containsExactly(new ToolVote("push", 1, 0));
      RecallResult refused =
          memory.ask(asked(RecallMode.PREDICT, ofSuccesses, 10, TEN, new float[] {1, 0}));
      assertThat(refused.error().code()).isEqualTo(RejectionReason.UNSUPPORTED.code());
      RecallResult ofNothing =
          memory.ask(
              SeededEpisodes.query(SPACE, RecallMode.PREDICT, QueryFilter.NONE, TEN, 1, 1, 0));
      assertThat(ofNothing.error().code()).isEqualTo(RejectionReason.MISSING_FIELD.code());
    }
  }

  @Test
  void predictsTheSameAfterARestoreAndWhenTheSpaceLeftTheHotTier() throws Exception {
    OperatorSubtaskState snapshot;
    Prediction expected;
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      for (int number = 1; number <= 20; number++) {
        List<String> used = number < 5 ? List.of() : List.of("e#1", "e#2", "e#" + (number - 1));
        memory.write(step("e", number, TEN, used, 1, 0.01f * number));
      }
      memory.watermark(END);
      expected = memory.ask(predict(TEN, 1, 0.1f)).predicted();
      snapshot = memory.snapshot();
    }
    Configuration tight = new Configuration();
    tight.set(HotTierOptions.SIZE, new MemorySize(1));
    MemoryParameters parameters = MemoryOptions.parameters(tight);
    try (MemoryHarness restored = MemoryHarness.restore(parameters, snapshot, 1, 0)) {
      assertThat(restored.held(SPACE)).isNull();
      assertThat(restored.ask(predict(TEN, 1, 0.1f)).predicted())
          .usingRecursiveComparison()
          .isEqualTo(expected);
      restored.store(episode("elsewhere", "a", "a", TEN, 0.5, 1, 0));
      restored.ask(
          SeededEpisodes.query("elsewhere", RecallMode.RECALL, QueryFilter.NONE, TEN, 1, 1, 0));
      assertThat(restored.heldExperiences(SPACE)).isNull();
      assertThat(restored.ask(predict(TEN, 1, 0.1f)).predicted())
          .usingRecursiveComparison()
          .isEqualTo(expected);
    }
  }
}
