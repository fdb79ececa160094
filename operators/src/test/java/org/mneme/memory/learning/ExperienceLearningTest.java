package org.mneme.memory.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededExperiences.predict;
import static org.mneme.memory.SeededExperiences.step;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.episodic.prediction.Connection;
import org.mneme.episodic.prediction.Standing;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.PredictionOptions;
import org.mneme.memory.SeededExperiences;
import org.mneme.memory.hot.HotExperiences;
import org.mneme.memory.state.ExperienceState;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.MemoryWrite;
import org.mneme.model.PackedVector;
import org.mneme.model.RejectionReason;

/** What experiences are worth after the window of the steps that used them. */
class ExperienceLearningTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final long END = DEFAULTS.windowEnd(TEN);

  @Test
  void exampleUsage() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(step("e", 1, TEN, 1, 0), step("e", 2, TEN, 1, 0));
      memory.write(step("e", 3, TEN + 1, List.of("e#1", "e#2"), 1, 0));
      assertThat(memory.experiences(SPACE).standing("e#1").uses()).isZero();

      memory.watermark(END);

      Standing credited = memory.experiences(SPACE).standing("e#1");
      assertThat(credited.uses()).isEqualTo(1);
      assertThat(credited.connections()).containsExactly(new Connection("e#2", 0.1));
      assertThat(memory.experiences(SPACE).learned()).isEqualTo(3);
      assertThat(memory.experiences(SPACE).pending()).isEmpty();
    }
  }

  @Test
  void creditsInTheOrderOfEventTimeWhateverCameFirst() throws Exception {
    List<MemoryWrite> writes = new ArrayList<>();
    for (int number = 1; number <= 30; number++) {
      List<String> used =
          number < 4 ? List.of() : List.of("e#1", "e#" + number / 2, "e#" + (number - 1));
      String tool = number % 5 == 0 ? "push" : "grasp";
      writes.add(
          step(
              SeededExperiences.context("e", "robot-1", TEN),
              number,
              END + number * 700L,
              tool,
              used,
              1,
              0.01f * number));
    }
    List<String> expected = canonicalAfter(writes);
    Collections.shuffle(writes, new Random(5));

    assertThat(expected).anyMatch(line -> line.startsWith("connection \"e#1\" "));
    assertThat(canonicalAfter(writes)).isEqualTo(expected);
  }

  private static List<String> canonicalAfter(List<MemoryWrite> writes) throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(writes.toArray(MemoryWrite[]::new));
      memory.watermark(END + 60_000);
      return memory.canonical(SPACE);
    }
  }

  @Test
  void skipsWhatIsNamedAndIsNotThereOrIsLaterThanTheWindow() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(step("e", 9, END + 1, 1, 0));
      memory.write(step("e", 1, TEN, List.of("e#9", "nobody#1"), 1, 0));

      memory.watermark(END);

      assertThat(memory.experiences(SPACE).standing("e#9").uses()).isZero();
      assertThat(memory.experiences(SPACE).learned()).isEqualTo(1);
    }
  }

  @Test
  void storesAStepOnceHoweverOftenItComes() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      MemoryWrite user = step("e", 2, TEN, List.of("e#1"), 1, 0);
      memory.write(step("e", 1, TEN, 1, 0), user, user);
      memory.watermark(END);
      memory.write(user);
      memory.watermark(END + 60_000);

      assertThat(memory.experiences(SPACE).standing("e#1").uses()).isEqualTo(1);
      assertThat(memory.experiences(SPACE).learned()).isEqualTo(2);
    }
  }

  @Test
  void refusesAStateThatHasNoDirection() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(
          step("e", 1, TEN, 0, 0),
          step("e", 2, TEN, Float.NaN, 1),
          step("e", 3, TEN, Float.POSITIVE_INFINITY, 1),
          withState(step("e", 4, TEN, 1, 0), new byte[] {1, 2, 3}));

      assertThat(memory.rejected())
          .hasSize(4)
          .allSatisfy(
              rejection -> {
                assertThat(rejection.reason()).isEqualTo(RejectionReason.INVALID_VECTOR);
                assertThat(rejection.message()).startsWith("state: ");
                assertThat(rejection.origin()).isNotNull();
              });
      assertThat(memory.experiences(SPACE).standings()).isEmpty();
      assertThat(memory.timers()).isZero();
    }
  }

  private static MemoryWrite withState(MemoryWrite write, byte[] state) {
    ExperienceWrite step = write.experience();
    return MemoryWrite.of(
        new ExperienceWrite(
            step.space(),
            step.context(),
            step.step(),
            step.at(),
            step.tool(),
            step.status(),
            state,
            step.actionVector(),
            step.predictedOutcome(),
            step.outcomeVector(),
            step.usedExperiences(),
            step.origin()));
  }

  @Test
  void measuresNoErrorBetweenOutcomesOfDifferentDimensions() throws Exception {
    ExperienceWrite step = step("e", 1, TEN, 1, 0).experience();
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(
          MemoryWrite.of(
              new ExperienceWrite(
                  step.space(),
                  step.context(),
                  step.step(),
                  step.at(),
                  step.tool(),
                  step.status(),
                  step.state(),
                  step.actionVector(),
                  PackedVector.pack(new float[] {1, 0, 0}),
                  step.outcomeVector(),
                  List.of(),
                  step.origin())));

      assertThat(memory.rejected()).isEmpty();
      assertThat(memory.experiences(SPACE).standing("e#1").error()).isNull();
    }
  }

  @Test
  void keepsStateAndHotTierFlatOverTenTimesItsCapacity() throws Exception {
    int capacity = 200;
    Configuration config = new Configuration();
    config.set(PredictionOptions.MAX_EXPERIENCES, capacity);
    MemoryParameters parameters = MemoryOptions.parameters(config);
    long now = TEN;
    double atCapacity = 0;
    try (MemoryHarness memory = MemoryHarness.open(parameters)) {
      memory.ask(predict(now, 1, 0, 0));
      for (int number = 1; number <= 10 * capacity; number++) {
        now = TEN + number * 1_000L;
        List<String> used =
            number < 40 ? List.of() : List.of("e#" + (number - 1), "e#" + number / 2);
        memory.write(step("e", number, now, used, 1, 0.001f * number, (float) Math.sin(number)));
        memory.watermark(now - 1);
        if (number == capacity) {
          atCapacity = (double) memory.heldExperiences(SPACE).bytes();
        }
      }
      memory.watermark(now + 60_000);

      HotExperiences hot = memory.heldExperiences(SPACE);
      ExperienceState state = memory.experiences(SPACE);
      assertThat(state.learned()).isBetween((long) (0.9 * capacity), (long) capacity);
      assertThat(count(state.experiences())).isEqualTo(state.learned());
      assertThat(count(state.standings())).isEqualTo(state.learned());
      assertThat(state.pending()).isEmpty();
      assertThat(hot.size()).isEqualTo((int) state.learned());
      assertThat((double) hot.bytes()).isCloseTo(atCapacity, within(0.5 * atCapacity));
      assertThat(memory.ask(predict(now, 1, 2, 0)).predicted()).isNotNull();
    }
  }

  private static long count(Iterable<?> entries) {
    return StreamSupport.stream(entries.spliterator(), false).count();
  }
}
