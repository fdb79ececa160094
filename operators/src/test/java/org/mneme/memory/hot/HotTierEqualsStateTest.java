package org.mneme.memory.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.Arrays;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.memory.HotTierOptions;
import org.mneme.memory.LadderOptions;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.SeededEpisodes;
import org.mneme.model.Hit;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/** After any history, what the hot tier answers is what a fresh load from state answers. */
class HotTierEqualsStateTest {

  private static final int OPERATIONS = 400;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void afterAnyHistoryOfStoresMergesAndRecalls(int seed) throws Exception {
    compareAfterRandomOperations(MemoryOptions.parameters(new Configuration()), seed, 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void alsoWhenSpacesKeepLeavingTheHotTier(int seed) throws Exception {
    Configuration config = new Configuration();
    config.set(HotTierOptions.SIZE, new MemorySize(40_000));
    compareAfterRandomOperations(MemoryOptions.parameters(config), seed, 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7})
  void alsoWhereSignCodesChooseTheCandidates(int seed) throws Exception {
    Configuration config = new Configuration();
    config.set(LadderOptions.SCAN_ROWS, 0);
    config.set(LadderOptions.CANDIDATES_PER_HIT, 1);
    compareAfterRandomOperations(MemoryOptions.parameters(config), seed, 768);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9})
  void alsoWhereItIsSwitchedOff(int seed) throws Exception {
    Configuration off = new Configuration();
    off.set(HotTierOptions.SIZE, MemorySize.ZERO);
    compareAfterRandomOperations(MemoryOptions.parameters(off), seed, 4);
  }

  @Test
  void holdsNothingFromOneRecordToTheNextWhereItIsSwitchedOff() throws Exception {
    Configuration off = new Configuration();
    off.set(HotTierOptions.SIZE, MemorySize.ZERO);
    off.set(HotTierOptions.LOAD_ROWS, 2);
    try (MemoryHarness memory = MemoryHarness.open(MemoryOptions.parameters(off));
        MemoryHarness holding = MemoryHarness.open(MemoryOptions.parameters(new Configuration()))) {
      Random random = new Random(10);
      Random same = new Random(10);
      for (int i = 0; i < 60; i++) {
        store(memory, i, TEN, random, 4);
        store(holding, i, TEN, same, 4);
      }
      RecallQuery few = everythingOf(0, TEN, 4, 4);

      for (int times = 0; times < 3; times++) {
        // What a recall leaves behind is written before the space leaves.
        assertThat(memory.ask(few).hits()).hasSize(4).isEqualTo(holding.ask(few).hits());
        assertThat(memory.hotBytes()).isZero();
        assertThat(holding.hotBytes()).isPositive();
      }
      assertThat(memory.ask(few).partial()).isFalse();
    }
  }

  private static void compareAfterRandomOperations(
      MemoryParameters parameters, int seed, int dimension) throws Exception {
    Random random = new Random(seed);
    long watermark = TEN;
    try (MemoryHarness memory = MemoryHarness.open(parameters)) {
      for (int i = 0; i < OPERATIONS; i++) {
        int choice = random.nextInt(10);
        if (choice < 6) {
          store(memory, i, watermark, random, dimension);
        } else if (choice < 9) {
          memory.ask(everythingOf(random.nextInt(3), watermark, 1 + random.nextInt(5), dimension));
        } else {
          watermark += random.nextInt(30_000);
          memory.watermark(watermark);
        }
      }
      OperatorSubtaskState snapshot = memory.snapshot();
      try (MemoryHarness fresh = MemoryHarness.restore(parameters, snapshot, 1, 0)) {
        for (int space = 0; space < 3; space++) {
          RecallQuery everything = everythingOf(space, watermark, 1_000, dimension);
          RecallQuery few = everythingOf(space, watermark, 4, dimension);
          assertThat(memory.ask(few).hits()).hasSize(4).isEqualTo(fresh.ask(few).hits());
          assertThat(memory.ask(everything).hits())
              .hasSizeGreaterThan(10)
              .isEqualTo(fresh.ask(everything).hits())
              .extracting(Hit::id)
              .doesNotHaveDuplicates();
        }
      }
    }
  }

  private static void store(
      MemoryHarness memory, int i, long watermark, Random random, int dimension) throws Exception {
    memory.store(
        episode(
            "space-" + random.nextInt(3),
            "e" + i,
            "f" + random.nextInt(60),
            watermark + random.nextInt(20_000) - 5_000,
            random.nextDouble(),
            SeededEpisodes.unit(random, dimension)));
  }

  private static RecallQuery everythingOf(int space, long now, int k, int dimension) {
    float[] vector = new float[dimension];
    Arrays.fill(vector, (float) (1 / Math.sqrt(dimension)));
    return query("space-" + space, RecallMode.RECALL, QueryFilter.NONE, now, k, vector);
  }
}
