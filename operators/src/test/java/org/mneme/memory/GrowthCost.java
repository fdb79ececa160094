package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.SPACE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.mneme.memory.hot.HotSpace;
import org.mneme.model.Episode;
import org.mneme.model.RecallMode;

/**
 * What a store, a window and a recall cost as one space grows, on the operator with both memories
 * and RocksDB. Prints the table of {@code docs/measurements/growth.md}.
 */
final class GrowthCost {

  private static final int CONCEPTS = 500;
  private static final int RECALLS = 500;
  private static final int WINDOWS = 5;

  private final CostSpace space;
  private final MeasuredMemory memory;
  private final Timings windows = new Timings();
  private final Timings stores = new Timings();

  private GrowthCost(CostSpace space, MeasuredMemory memory) {
    this.space = space;
    this.memory = memory;
  }

  /**
   * The program.
   *
   * @param args dimension, seed, and then numbers of episodes, ascending thousands
   */
  public static void main(String[] args) throws Exception {
    int dimension = Integer.parseInt(args[0]);
    Configuration config = new Configuration();
    config.set(HotTierOptions.SIZE, MemorySize.ofMebiBytes(16_384));
    int largest = Integer.parseInt(args[args.length - 1]);
    config.set(LearningOptions.MAX_EPISODES, 2 * Math.max(largest, 10_000));
    System.out.println(
        "| episodes | store p50 µs | store p99 µs | window of 1,000, ms | similar p50 µs |"
            + " similar p99 µs | recall p50 µs | recall p99 µs | hot tier, B an episode |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    CostSpace space = new CostSpace(dimension, CONCEPTS, Long.parseLong(args[1]));
    try (MeasuredMemory memory = MeasuredMemory.open(MemoryOptions.parameters(config))) {
      GrowthCost growth = new GrowthCost(space, memory);
      int stored = 0;
      for (int i = 2; i < args.length; i++) {
        int size = Integer.parseInt(args[i]);
        stored = growth.growTo(size, stored);
        growth.print(size);
      }
    }
  }

  private int growTo(int size, int from) throws Exception {
    int stored = from;
    while (stored < size) {
      boolean isMeasured = size - stored <= WINDOWS * CostSpace.WINDOW;
      CostSpace.Window window = space.window();
      for (Episode episode : window.episodes()) {
        long start = System.nanoTime();
        memory.store(episode);
        if (isMeasured) {
          stores.add(System.nanoTime() - start);
        }
      }
      memory.write(window.found());
      long micros = memory.watermark(window.end());
      if (isMeasured) {
        windows.add(micros * 1_000);
      }
      if (stored == 0) {
        // From now on the space is held, and every store changes the hot tier too.
        memory.ask(space.query(RecallMode.SIMILAR, null, space.question()));
      }
      stored += CostSpace.WINDOW;
      if (stored % 100_000 == 0) {
        System.err.printf(Locale.ROOT, "%,d episodes%n", stored);
      }
    }
    return stored;
  }

  private void print(int size) throws Exception {
    Timings similar = recalls(RecallMode.SIMILAR);
    Timings spreading = recalls(RecallMode.RECALL);
    HotSpace held = memory.held(SPACE);
    if (held.index.size() != size) {
      throw new IllegalStateException(held.index.size() + " episodes are held, not " + size);
    }
    System.out.println(
        Timings.format(
            "| %,d | %.1f | %.1f | %.1f | %.0f | %.0f | %.0f | %.0f | %,d |",
            size,
            stores.micros(0.5),
            stores.micros(0.99),
            windows.micros(0.5) / 1e3,
            similar.micros(0.5),
            similar.micros(0.99),
            spreading.micros(0.5),
            spreading.micros(0.99),
            held.bytes() / size));
    stores.clear();
    windows.clear();
  }

  private Timings recalls(RecallMode mode) throws Exception {
    Timings timings = new Timings();
    List<float[]> questions = new ArrayList<>();
    for (int i = 0; i < 2 * RECALLS; i++) {
      questions.add(space.question());
    }
    for (int i = 0; i < questions.size(); i++) {
      long start = System.nanoTime();
      int hits = memory.ask(space.query(mode, null, questions.get(i))).hits().size();
      if (i >= RECALLS) {
        timings.add(System.nanoTime() - start);
      }
      if (hits != 10) {
        throw new IllegalStateException(hits + " hits");
      }
    }
    return timings;
  }
}
