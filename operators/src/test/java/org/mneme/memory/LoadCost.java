package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;

/**
 * How long answers of a cold space wait for its load from RocksDB, by segments and all at once, by
 * rows. Prints a table of docs/measurements/caches.md.
 */
final class LoadCost {

  private static final int DIMENSION = 384;
  private static final int LOADS = 5;

  /** Of processing time: no segment takes as long. */
  private static final long PAUSE = 100_000;

  private static final MemorySize NO_BUDGET = new MemorySize(1);

  private LoadCost() {}

  /**
   * The program.
   *
   * @param args numbers of rows
   */
  public static void main(String[] args) throws Exception {
    System.out.println(
        "| rows | first answer | meanwhile | a segment | slowest | all at once | slowest | a row |");
    for (String rows : args) {
      print(Integer.parseInt(rows));
    }
  }

  private static void print(int rows) throws Exception {
    Configuration config = new Configuration().set(HotTierOptions.SIZE, NO_BUDGET);
    Random random = new Random(1);
    try (MeasuredMemory memory = MeasuredMemory.open(MemoryOptions.parameters(config))) {
      for (int row = 0; row < rows; row++) {
        store(memory, "large", row, random);
      }
      store(memory, "small", 0, random);
      List<Long> first = new ArrayList<>();
      List<Long> meanwhile = new ArrayList<>();
      List<Long> segments = new ArrayList<>();
      List<Long> wholes = new ArrayList<>();
      long time = 0;
      for (int i = 0; i < LOADS; i++) {
        memory.ask(asked("small", random).query());
        long start = System.nanoTime();
        boolean isPartial = memory.ask(asked("large", random).query()).partial();
        first.add(System.nanoTime() - start);
        while (isPartial) {
          time += PAUSE;
          start = System.nanoTime();
          memory.processingTime(time);
          segments.add(System.nanoTime() - start);
          start = System.nanoTime();
          isPartial = memory.ask(asked("large", random).query()).partial();
          meanwhile.add(System.nanoTime() - start);
        }
        memory.ask(asked("small", random).query());
        wholes.add(
            memory.ask(asked("large", random).exact().query()).tookMicros().get("load") * 1_000);
      }
      System.out.printf(
          Locale.ROOT,
          "| %,d | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f us |%n",
          rows,
          median(first),
          median(meanwhile),
          median(segments),
          slowest(segments),
          median(wholes),
          slowest(wholes),
          median(wholes) * 1_000 / rows);
    }
  }

  private static double median(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2) / 1e6;
  }

  private static double slowest(List<Long> nanos) {
    return nanos.stream().mapToLong(Long::longValue).max().orElse(0) / 1e6;
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

  private static Asked asked(String space, Random random) {
    return Asked.at(MemoryHarness.WALL_CLOCK, SeededEpisodes.unit(random, DIMENSION))
        .in(space)
        .minSimilarity(-1);
  }
}
