package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.Hit;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/** After any history, what the hot tier answers is what a fresh load from state answers. */
class HotTierEqualsStateTest {

  private static final int OPERATIONS = 400;
  private static final int DIMENSION = 4;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void afterAnyHistoryOfStoresMergesAndRecalls(int seed) throws Exception {
    compareAfterRandomOperations(MemoryOptions.parameters(new Configuration()), seed);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void alsoWhenSpacesKeepLeavingTheHotTier(int seed) throws Exception {
    Configuration config = new Configuration();
    config.set(MemoryOptions.HOT_TIER_SIZE, new MemorySize(40_000));
    compareAfterRandomOperations(MemoryOptions.parameters(config), seed);
  }

  private static void compareAfterRandomOperations(MemoryParameters parameters, int seed)
      throws Exception {
    Random random = new Random(seed);
    long watermark = TEN;
    try (MemoryHarness memory = MemoryHarness.open(parameters)) {
      for (int i = 0; i < OPERATIONS; i++) {
        int choice = random.nextInt(10);
        if (choice < 6) {
          store(memory, i, watermark, random);
        } else if (choice < 9) {
          memory.ask(everythingOf(random.nextInt(3), watermark, 1 + random.nextInt(5)));
        } else {
          watermark += random.nextInt(30_000);
          memory.watermark(watermark);
        }
      }
      OperatorSubtaskState snapshot = memory.snapshot();
      try (MemoryHarness fresh = MemoryHarness.restore(parameters, snapshot, 1, 0)) {
        for (int space = 0; space < 3; space++) {
          RecallQuery everything = everythingOf(space, watermark, 1_000);
          assertThat(memory.ask(everything).hits())
              .hasSizeGreaterThan(10)
              .isEqualTo(fresh.ask(everything).hits())
              .extracting(Hit::id)
              .doesNotHaveDuplicates();
        }
      }
    }
  }

  private static void store(MemoryHarness memory, int i, long watermark, Random random)
      throws Exception {
    memory.store(
        episode(
            "space-" + random.nextInt(3),
            "e" + i,
            "f" + random.nextInt(60),
            watermark + random.nextInt(20_000) - 5_000,
            random.nextDouble(),
            SeededEpisodes.unit(random, DIMENSION)));
  }

  private static RecallQuery everythingOf(int space, long now, int k) {
    return query(
        "space-" + space, RecallMode.RECALL, QueryFilter.NONE, now, k, 0.5f, 0.5f, 0.5f, 0.5f);
  }
}
