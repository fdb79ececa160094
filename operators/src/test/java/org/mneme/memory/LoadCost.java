package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/**
 * How long the first answer of a cold space waits for its load from RocksDB, by rows. Prints a
 * table of docs/measurements/caches.md.
 */
final class LoadCost {

  private static final int DIMENSION = 384;
  private static final int LOADS = 5;
  private static final MemorySize NO_BUDGET = new MemorySize(1);

  private LoadCost() {}

  /**
   * The program.
   *
   * @param args numbers of rows
   */
  public static void main(String[] args) throws Exception {
    System.out.println("| rows | load, median | slowest | a row | answer when held |");
    for (String rows : args) {
      print(Integer.parseInt(rows));
    }
  }

  private static void print(int rows) throws Exception {
    Configuration config = new Configuration().set(MemoryOptions.HOT_TIER_SIZE, NO_BUDGET);
    Random random = new Random(1);
    try (MeasuredMemory memory = MeasuredMemory.open(MemoryOptions.parameters(config))) {
      for (int row = 0; row < rows; row++) {
        store(memory, "large", row, random);
      }
      store(memory, "small", 0, random);
      long[] loads = new long[LOADS];
      long held = 0;
      for (int i = 0; i < LOADS; i++) {
        memory.ask(asked("small", random));
        loads[i] = memory.ask(asked("large", random)).tookMicros().get("load");
        held = memory.ask(asked("large", random)).tookMicros().get("total");
      }
      Arrays.sort(loads);
      System.out.printf(
          Locale.ROOT,
          "| %,d | %.1f ms | %.1f ms | %.1f us | %.2f ms |%n",
          rows,
          loads[LOADS / 2] / 1_000.0,
          loads[LOADS - 1] / 1_000.0,
          (double) loads[LOADS / 2] / rows,
          held / 1_000.0);
    }
  }

  private static void store(MeasuredMemory memory, String space, int number, Random random)
      throws Exception {
    memory.store(
        episode(
            space,
            "e" + number,
            "f" + number,
            TEN + number,
            random.nextDouble(),
            SeededEpisodes.unit(random, DIMENSION)));
  }

  private static RecallQuery asked(String space, Random random) {
    return query(
        space,
        RecallMode.RECALL,
        QueryFilter.NONE,
        MemoryHarness.WALL_CLOCK,
        10,
        SeededEpisodes.unit(random, DIMENSION));
  }
}
