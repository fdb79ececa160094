package org.mneme.memory.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededCommands.dryRun;
import static org.mneme.memory.SeededCommands.forget;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededExperiences.context;
import static org.mneme.memory.SeededExperiences.predict;
import static org.mneme.memory.SeededExperiences.step;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mneme.episodic.prediction.Connection;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.state.ExperienceState;
import org.mneme.model.EpisodeContext;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.TargetKind;

/** A forget takes the experiences of its subject along, and every connection to them. */
class ExperienceForgettingTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final long END = DEFAULTS.windowEnd(TEN);
  private static final long LATER = END + 60_000;

  private static final EpisodeContext GOING =
      new EpisodeContext("a", TEN - 1, "robot-1", "mia", null, null, null, List.of());
  private static final EpisodeContext STAYING =
      new EpisodeContext("b", TEN - 1, "robot-2", "ada", null, null, null, List.of());

  @ParameterizedTest
  @EnumSource(
      value = TargetKind.class,
      names = {"EPISODE", "AGENT", "USER"})
  void forgetsWhateverIsNamedAndBothEndsOfItsConnections(TargetKind kind) throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      writeBoth(memory);
      memory.watermark(END);
      assertThat(memory.experiences(SPACE).standing("b#1").connections())
          .extracting(Connection::experience)
          .containsExactlyInAnyOrder("a#1", "b#2");

      memory.write(forget(kind, target(kind), END + 1));
      memory.watermark(LATER);

      ExperienceState state = memory.experiences(SPACE);
      assertThat(state.standings()).hasSize(4).allMatch(entry -> entry.getKey().startsWith("b#"));
      assertThat(state.experiences()).hasSize(4);
      assertThat(state.learned()).isEqualTo(4);
      assertThat(state.standing("b#1").connections())
          .extracting(Connection::experience)
          .containsExactly("b#2");
      assertThat(memory.canonical(SPACE)).noneMatch(line -> line.contains("\"a#"));
      assertThat(memory.receipts())
          .singleElement()
          .satisfies(receipt -> assertThat(receipt.stepExperiences()).isEqualTo(3));
    }
  }

  @Test
  void forgetsAllOfASpaceThatHoldsNothingElse() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      writeBoth(memory);
      memory.watermark(END);

      memory.write(forget(TargetKind.SPACE, SPACE, END + 1));
      assertThat(memory.ask(predict(TEN, 1, 0)).predicted()).isNull();
      memory.watermark(LATER);

      assertThat(memory.experiences(SPACE).standings()).isEmpty();
      assertThat(memory.experiences(SPACE).experiences()).isEmpty();
      assertThat(memory.experiences(SPACE).learned()).isZero();
      assertThat(memory.canonical(SPACE)).allMatch(line -> line.startsWith("ledger"));
      assertThat(memory.ask(predict(TEN, 1, 0)).degraded()).containsExactly("prediction");
    }
  }

  @Test
  void countsThemInADryRunAndChangesNothing() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN, 1, 0));
      writeBoth(memory);
      memory.watermark(END);
      List<String> before = memory.canonical(SPACE);

      memory.write(dryRun(TargetKind.EPISODE, "a", END + 1));
      memory.watermark(LATER);

      assertThat(memory.receipts())
          .containsExactly(
              new ForgetReceipt(
                      "dry-a", SPACE, TargetKind.EPISODE, "a", true, END + 1, 1, 1, 0, 0, 0, 0)
                  .withStepExperiences(3));
      assertThat(memory.canonical(SPACE)).isEqualTo(before);
    }
  }

  @Test
  void hidesThemFromTheArrivalOfTheForgetOn() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      writeBoth(memory);
      assertThat(memory.ask(predict(TEN, 1, 0)).predicted().experiences()).contains("a#1");

      memory.write(forget(TargetKind.USER, "mia", TEN));
      memory.write(step(GOING, 4, TEN, "grasp", List.of(), 1, 0));

      assertThat(memory.ask(predict(TEN, 1, 0)).predicted().experiences())
          .containsExactlyInAnyOrder("b#1", "b#2", "b#3", "b#4");
      memory.watermark(END);
      assertThat(memory.experiences(SPACE).standings()).hasSize(4);
      assertThat(memory.experiences(SPACE).pending()).isEmpty();
    }
  }

  @Test
  void dropsOnArrivalWhatTheLedgerNamesAndKeepsWhatStartedAfter() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(forget(TargetKind.AGENT, "robot-1", TEN));
      memory.watermark(LATER);

      memory.write(step(GOING, 1, LATER, "grasp", List.of(), 1, 0));
      memory.write(step(context("new", "robot-1", TEN), 1, LATER, "grasp", List.of(), 1, 0));

      assertThat(memory.experiences(SPACE).standings())
          .singleElement()
          .satisfies(entry -> assertThat(entry.getKey()).isEqualTo("new#1"));
    }
  }

  @Test
  void learnsTheSameWhetherAForgetOfTheWindowCameBeforeOrAfter() throws Exception {
    List<String> after;
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      writeBoth(memory);
      memory.write(forget(TargetKind.USER, "mia", TEN + 2));
      memory.watermark(LATER);
      after = memory.canonical(SPACE);
    }
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(forget(TargetKind.USER, "mia", TEN + 2));
      writeBoth(memory);
      memory.watermark(LATER);
      assertThat(memory.canonical(SPACE)).isEqualTo(after);
    }
  }

  /**
   * Three of {@code a} and four of {@code b}, whose last one used one of {@code a} and two of its
   * own.
   */
  private static void writeBoth(MemoryHarness memory) throws Exception {
    for (int number = 1; number <= 3; number++) {
      memory.write(
          step(GOING, number, TEN, "grasp", List.of(), 1, 0),
          step(STAYING, number, TEN, "grasp", List.of(), 1, 0));
    }
    memory.write(step(STAYING, 4, TEN + 1, "grasp", List.of("a#1", "b#1", "b#2"), 1, 0));
  }

  private static String target(TargetKind kind) {
    return switch (kind) {
      case EPISODE -> "a";
      case AGENT -> "robot-1";
      case USER -> "mia";
      case SPACE -> SPACE;
    };
  }
}
