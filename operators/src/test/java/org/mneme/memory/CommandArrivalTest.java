package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededCommands.dryRun;
import static org.mneme.memory.SeededCommands.forget;
import static org.mneme.memory.SeededCommands.model;
import static org.mneme.memory.SeededCommands.pin;
import static org.mneme.memory.SeededCommands.received;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.model.Command;
import org.mneme.model.CommandKind;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Hit;
import org.mneme.model.RejectionReason;
import org.mneme.model.TargetKind;

/** What a command changes the moment it comes. */
class CommandArrivalTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final long MINUTE = 60_000;

  @Test
  void answersLeaveOutAtOnceWhatAForgetNames() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN, 1, 0), episode("b", TEN, 1, 0));
      assertThat(ids(memory)).containsExactly("a", "b");

      memory.write(forget(TargetKind.EPISODE, "a", TEN));

      assertThat(ids(memory)).containsExactly("b");
      memory.store(episode("c", TEN, 1, 0));
      assertThat(ids(memory)).containsExactly("b", "c");
    }
  }

  @Test
  void hidesAnExperienceWholeWhileOneOfItsOccurrencesIsToGo() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(
          episode(SPACE, "a", "same", TEN, 0.5, 1, 0), episode(SPACE, "b", "same", TEN, 0.5, 1, 0));
      memory.watermark(TEN + MINUTE);
      assertThat(ids(memory)).containsExactly("a");

      memory.write(forget(TargetKind.EPISODE, "b", TEN + MINUTE));

      assertThat(ids(memory)).isEmpty();
    }
  }

  @Test
  void hidesWhatComesWhileAForgetWaitsAndSaysThatItIsForgotten() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN, 1, 0));
      memory.write(forget(TargetKind.USER, "user-1", TEN + 1));
      memory.store(episode("b", TEN + 2, 1, 0));

      assertThat(ids(memory)).isEmpty();
      assertThat(memory.acknowledged())
          .extracting(e -> e.episode() + " " + e.status())
          .containsExactly("a " + EpisodeStatus.STORED, "b " + EpisodeStatus.FORGOTTEN);
    }
  }

  @Test
  void hidesWhatComesAfterAQueryHasFoundTheForgetToo() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN, 1, 0));
      memory.write(forget(TargetKind.USER, "user-1", TEN + 1));
      assertThat(ids(memory)).isEmpty();

      memory.store(episode("b", TEN + 2, 1, 0));

      assertThat(ids(memory)).isEmpty();
      assertThat(memory.ask(Asked.at(TEN).text("task").query()).hits()).isEmpty();
    }
  }

  @Test
  void showsWhatStartedAfterAForget() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(forget(TargetKind.SPACE, SPACE, TEN));
      memory.store(episode("later", TEN + 2 * MINUTE, 1, 0));

      assertThat(ids(memory)).containsExactly("later");
    }
  }

  @Test
  void hidesNothingForADryRun() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN, 1, 0));
      memory.write(dryRun(TargetKind.SPACE, SPACE, TEN));

      assertThat(ids(memory)).containsExactly("a");
    }
  }

  @Test
  void hidesAfterARestoreToo() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN, 1, 0), episode("b", TEN, 1, 0));
      memory.write(forget(TargetKind.EPISODE, "a", TEN));
      try (MemoryHarness restored = MemoryHarness.restore(DEFAULTS, memory.snapshot(), 1, 0)) {
        assertThat(ids(restored)).containsExactly("b");
      }
    }
  }

  @Test
  void dropsWhatIsForgottenForEverFromWhateverReplayItComes() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(
          forget(TargetKind.EPISODE, "episode", TEN),
          forget(TargetKind.AGENT, "agent-1", TEN - 3 * MINUTE));
      memory.watermark(TEN + MINUTE);

      memory.store(
          episode("episode", TEN, 1, 0),
          episode("of-the-agent", TEN - 3 * MINUTE, 1, 0),
          episode("later-of-the-agent", TEN - MINUTE, 1, 0));

      assertThat(ids(memory)).containsExactly("later-of-the-agent");
      assertThat(memory.acknowledged())
          .extracting(Episode::status)
          .containsExactly(EpisodeStatus.FORGOTTEN, EpisodeStatus.FORGOTTEN, EpisodeStatus.STORED);
    }
  }

  @Test
  void remembersTheLatestOfSeveralForgetsOfOneSubject() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(forget(TargetKind.USER, "user-1", TEN));
      memory.watermark(TEN + MINUTE);
      memory.write(
          received(
              Command.forget("earlier", SPACE, TargetKind.USER, "user-1", false, TEN - MINUTE)));
      memory.watermark(TEN + 2 * MINUTE);

      memory.store(episode("between", TEN + MINUTE - 1, 1, 0));

      assertThat(ids(memory)).isEmpty();
    }
  }

  @Test
  void takesAReSentCommandOnceForADay() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(pin("a", true, TEN));
      memory.watermark(TEN + MINUTE);
      assertThat(memory.timers()).isZero();

      memory.write(pin("a", true, TEN + MINUTE));
      assertThat(memory.timers()).isZero();

      memory.write(pin("a", true, TEN + 25 * 60 * MINUTE));
      assertThat(memory.timers()).isEqualTo(1);
    }
  }

  @Test
  void pinsAnEmptySpaceToAModelAtOnce() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.write(model(SeededEpisodes.MODEL, 3, TEN));
      memory.store(episode("other-dimension", TEN, 1, 0), episode("fits", TEN, 1, 0, 0));

      assertThat(memory.ask(query(TEN, 9, 1, 0, 0)).hits())
          .extracting(Hit::id)
          .containsExactly("fits");
      assertThat(memory.rejected())
          .singleElement()
          .satisfies(r -> assertThat(r.reason()).isEqualTo(RejectionReason.EMBEDDING_MISMATCH));
    }
  }

  @Test
  void refusesToPinASpaceToAnotherModelThanItHolds() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN, 1, 0));
      memory.write(model(SeededEpisodes.MODEL, 2, TEN), model("other", 2, TEN));

      assertThat(memory.rejected())
          .singleElement()
          .satisfies(
              r -> {
                assertThat(r.reason()).isEqualTo(RejectionReason.EMBEDDING_MISMATCH);
                assertThat(r.message()).contains("pinned to model test of dimension 2");
                assertThat(r.origin()).isNotNull();
              });
    }
  }

  @Test
  void refusesToEmbedAnewByAnotherModelAndLeavesTheRestToWhoKeepsTheTexts() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN, 1, 0));
      memory.write(received(Command.reembed("c1", SPACE, TEN)));
      memory.write(received(reembed("c2", SeededEpisodes.MODEL, 2)));
      assertThat(memory.rejected()).isEmpty();

      memory.write(received(reembed("c3", "other", 2)));
      assertThat(memory.rejected())
          .singleElement()
          .satisfies(r -> assertThat(r.reason()).isEqualTo(RejectionReason.UNSUPPORTED));
    }
  }

  private static Command reembed(String id, String model, int dimension) {
    return new Command(
        id,
        SPACE,
        CommandKind.REEMBED,
        TargetKind.SPACE,
        SPACE,
        false,
        false,
        model,
        dimension,
        null,
        TEN,
        null);
  }

  private static List<String> ids(MemoryHarness memory) throws Exception {
    return memory.ask(query(TEN, 100, 1, 0)).hits().stream().map(Hit::id).sorted().toList();
  }
}
