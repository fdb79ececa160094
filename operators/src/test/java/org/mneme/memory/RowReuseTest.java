package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededCommands.forget;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.TargetKind;

/** A space that is not held when it is written to uses the rows again that became free. */
class RowReuseTest {

  private static final int ROUNDS = 20;
  private static final int A_ROUND = 5;
  private static final long MINUTE = 60_000;

  @ParameterizedTest
  @EnumSource(MemoryMode.class)
  void staysAsLongAsWhatItHoldsWhenEveryWriteFindsItCold(MemoryMode mode) throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(holdingOneSpace(mode))) {
      memory.store(episode("other", "o", "o", TEN, 0.5, 1, 0));
      for (int round = 0; round < ROUNDS; round++) {
        play(memory, round);
      }

      assertThat(memory.dump(SPACE).refs).hasSize(ROUNDS);
      assertThat(memory.dump(SPACE).profile.rowLimit()).isLessThan(ROUNDS + 2 * A_ROUND);
      memory.dump(SPACE).assertSound(0);
    }
  }

  @Test
  void givesNoRowTwiceAfterARestart() throws Exception {
    MemoryParameters parameters = holdingOneSpace(MemoryMode.DUAL);
    OperatorSubtaskState snapshot;
    try (MemoryHarness memory = MemoryHarness.open(parameters)) {
      memory.store(episode("other", "o", "o", TEN, 0.5, 1, 0));
      play(memory, 0);
      play(memory, 1);
      snapshot = memory.snapshot();
    }
    try (MemoryHarness memory = MemoryHarness.restore(parameters, snapshot, 1, 0)) {
      play(memory, 2);
      memory.ask(query(TEN, 9, 1, 0));
      memory.store(episode("while-held", TEN + 10 * MINUTE, 0, 1));
      play(memory, 11);

      memory.dump(SPACE).assertSound(0);
      assertThat(memory.dump(SPACE).refs).hasSize(5).containsKey("while-held");
    }
  }

  /** Writes a round to the cold space, of which one is left, and lets another space be held. */
  private static void play(MemoryHarness memory, int round) throws Exception {
    long at = TEN + round * MINUTE;
    memory.ask(query("other", RecallMode.RECALL, QueryFilter.NONE, TEN, 1, 1, 0));
    for (int i = 0; i < A_ROUND; i++) {
      String id = "r" + round + "-" + i;
      memory.store(episode(SPACE, id, "r" + round + "-" + i / 2, at + i, 0.5, 1, 0));
    }
    for (int i = 1; i < A_ROUND; i++) {
      memory.write(forget(TargetKind.EPISODE, "r" + round + "-" + i, at + 30_000));
    }
    memory.watermark(at + MINUTE - 1);
  }

  private static MemoryParameters holdingOneSpace(MemoryMode mode) {
    Configuration config = new Configuration();
    config.set(HotTierOptions.SIZE, new MemorySize(1));
    config.set(MemoryOptions.MODE, mode);
    return MemoryOptions.parameters(config);
  }
}
