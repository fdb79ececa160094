package org.mneme.memory.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededCommands.forget;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.model.TargetKind;

class LedgerStateTest {

  private static final MemoryParameters DEFAULTS = MemoryOptions.parameters(new Configuration());
  private static final long END = DEFAULTS.windowEnd(TEN);

  @Test
  void refusesWhatIsForgottenInASpaceThatHadNoLedgerBefore() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(DEFAULTS)) {
      memory.store(episode("a", TEN, 1, 0));
      memory.write(forget(TargetKind.EPISODE, "b", TEN + 1));
      memory.watermark(END + 1);

      memory.store(episode("b", TEN, 0, 1), episode("c", TEN, 0, 1));

      assertThat(memory.dump(SPACE).refs.keySet()).containsExactlyInAnyOrder("a", "c");
    }
  }
}
