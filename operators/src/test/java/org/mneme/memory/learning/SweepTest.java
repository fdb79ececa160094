package org.mneme.memory.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededClusters.windows;
import static org.mneme.memory.SeededClusters.withConcept;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;

import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.memory.LearningOptions;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;

class SweepTest {

  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long END = MemoryOptions.parameters(new Configuration()).windowEnd(TEN);

  @Test
  void dropsWhatHasFadedAndSleepsInBetween() throws Exception {
    Configuration config = new Configuration();
    config.set(LearningOptions.CONSOLIDATED_REPLAYS, 0);
    try (MemoryHarness memory = withConcept(config, "a", "b", "c")) {
      double rate = 0.05 * (1 + 0.1 * Math.log(3));
      long lost = END + (long) (Math.log(0.9f / 0.05) / rate * DAY);

      memory.watermark(lost);
      assertThat(memory.bindings()).hasSize(3);
      assertThat(memory.timers()).isEqualTo(1);

      memory.watermark(lost + HOUR);
      assertThat(memory.bindings()).isEmpty();
      assertThat(memory.concepts().values())
          .singleElement()
          .satisfies(concept -> assertThat(concept.fanOut()).isZero());
      assertThat(memory.timers()).isZero();
      assertThat(windows(memory)).as("windows in two months").isLessThanOrEqualTo(6);
      memory.dump(SPACE).assertSound(1);
    }
  }

  @Test
  void dropsAFormingConceptThatNothingUsedForAWeek() throws Exception {
    try (MemoryHarness memory = withConcept("a", "b", "c")) {
      memory.watermark(END + 7 * DAY);
      assertThat(memory.concepts()).hasSize(1);

      memory.watermark(END + 7 * DAY + HOUR);
      assertThat(memory.concepts()).isEmpty();
      assertThat(memory.bindings()).isEmpty();
      assertThat(memory.dump(SPACE).edges.values())
          .allSatisfy(edges -> assertThat(edges.bindings()).isEmpty());
      assertThat(memory.timers()).isZero();
    }
  }
}
