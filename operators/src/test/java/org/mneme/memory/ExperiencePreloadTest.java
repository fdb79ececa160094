package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** Experiences are held again after a restore, before anyone asks. */
class ExperiencePreloadTest {

  private static final int COUNT = 1_000;

  @Test
  void areLoadedBehindTheirSpace() throws Exception {
    try (MemoryHarness memory = restored(4 << 20)) {
      assertThat(memory.held(SPACE).index.size()).isEqualTo(1);
      assertThat(memory.heldExperiences(SPACE).size()).isEqualTo(COUNT);
    }
  }

  @Test
  void areLeftInStateWhereThereIsNoRoom() throws Exception {
    long bytes = 60_000;
    try (MemoryHarness memory = restored(bytes)) {
      assertThat(memory.held(SPACE).index.size()).isEqualTo(1);
      assertThat(memory.heldExperiences(SPACE)).isNull();
      assertThat(memory.hotBytes()).isLessThanOrEqualTo(bytes);

      assertThat(memory.ask(SeededExperiences.predict(TEN, 1, 1)).predicted()).isNotNull();
    }
  }

  private static MemoryHarness restored(long hotTier) throws Exception {
    Configuration config = new Configuration();
    config.set(HotTierOptions.SIZE, new MemorySize(hotTier));
    MemoryParameters parameters = MemoryOptions.parameters(config);
    OperatorSubtaskState snapshot;
    try (MemoryHarness memory = MemoryHarness.open(parameters)) {
      memory.store(episode("e", TEN, 1, 0));
      for (int i = 1; i <= COUNT; i++) {
        memory.write(SeededExperiences.step("r", i, TEN, i, 1));
      }
      memory.ask(SeededEpisodes.query(TEN, 1, 1, 0));
      snapshot = memory.snapshot();
    }
    MemoryHarness memory = MemoryHarness.restore(parameters, snapshot, 1, 0);
    memory.processingTime(1_000);
    return memory;
  }
}
