package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.Test;
import org.mneme.memory.hot.HotSpace;
import org.mneme.model.Episode;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/** A space that alone takes more than the hot tier may. */
class TooLargeSpaceTest {

  private static final int OPERATIONS = 200;
  private static final int DIMENSION = 8;

  /** Enough for a space of a few episodes. */
  private static final long BUDGET = 50_000;

  @Test
  void isSaidToBeAndHeldAlone() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(holding(BUDGET))) {
      memory.store(stored("small", 0, new Random(1)));
      memory.ask(everything("small", 5, new Random(1)));
      assertThat(memory.hotBytesOverBudget()).isZero();

      Random random = new Random(2);
      for (int i = 0; i < 400; i++) {
        memory.store(stored("large", i, random));
      }
      memory.ask(everything("large", 5, random));

      assertThat(memory.hotBytesOverBudget()).isPositive().isEqualTo(memory.hotBytes() - BUDGET);
      assertThat(memory.held("small")).isNull();
      assertThat(memory.held("large")).isNotNull();

      long later = MemoryHarness.WALL_CLOCK + 60_001;
      memory.clock.set(later);
      memory.ask(query("small", RecallMode.RECALL, QueryFilter.NONE, later, 5));
      assertThat(memory.held("large")).isNull();
      assertThat(memory.hotBytesOverBudget()).isZero();
    }
  }

  @Test
  void staysWhileItIsUsedAndOthersComeAndGoBesideIt() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(holding(BUDGET))) {
      Random random = new Random(4);
      for (int i = 0; i < 400; i++) {
        memory.store(stored("large", i, random));
      }
      for (int i = 0; i < 10; i++) {
        String small = "small-" + i;
        memory.store(stored(small, i, random));
        assertThat(memory.ask(everything("large", 1_000, random)).hits()).hasSize(400);
        HotSpace held = memory.held("large");

        assertThat(memory.ask(everything(small, 5, random)).hits()).hasSize(1);

        assertThat(memory.held("large")).isSameAs(held);
        assertThat(memory.held("small-" + (i - 1))).isNull();
      }
    }
  }

  @Test
  void givesTheAnswersOfOneThatFits() throws Exception {
    Random random = new Random(3);
    long now = TEN;
    try (MemoryHarness tight = MemoryHarness.open(holding(1));
        MemoryHarness roomy = MemoryHarness.open(holding(1L << 30))) {
      for (int i = 0; i < OPERATIONS; i++) {
        String space = "space-" + random.nextInt(2);
        if (random.nextInt(3) > 0) {
          Episode episode = stored(space, i, random);
          tight.store(episode);
          roomy.store(episode);
        } else {
          RecallQuery query = everything(space, 1 + random.nextInt(20), random);
          assertThat(tight.ask(query).hits()).isEqualTo(roomy.ask(query).hits());
        }
        if (random.nextInt(20) == 0) {
          now += 20_000;
          tight.watermark(now);
          roomy.watermark(now);
        }
      }
      assertThat(tight.hotBytesOverBudget()).isPositive();
    }
  }

  private static MemoryParameters holding(long bytes) {
    Configuration config = new Configuration();
    config.set(HotTierOptions.SIZE, new MemorySize(bytes));
    return MemoryOptions.parameters(config);
  }

  private static Episode stored(String space, int number, Random random) {
    return episode(
        space,
        "e" + number,
        "f" + number,
        TEN + number * 1_000L,
        random.nextDouble(),
        SeededEpisodes.unit(random, DIMENSION));
  }

  private static RecallQuery everything(String space, int k, Random random) {
    return query(
        space, RecallMode.RECALL, QueryFilter.NONE, TEN, k, SeededEpisodes.unit(random, DIMENSION));
  }
}
