package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.Locale;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.mneme.memory.hot.HotSpace;
import org.mneme.model.RecallQuery;

/**
 * What it costs to leave a space's vectors in state: the Memory operator on RocksDB with room for
 * them and without. Prints a table of docs/measurements/caches.md.
 */
final class CodesOnlyCost {

  private static final int K = 10;

  /** Of a hashed text; the others are 0. */
  private static final int FEW = 29;

  private final EmbeddedRows rows;
  private final int dimension;

  private CodesOnlyCost(int dimension) {
    this.dimension = dimension;
    this.rows = new EmbeddedRows(1, dimension, 20, 0.5);
  }

  /**
   * The program.
   *
   * @param args dimension, bytes of the hot tier without room, numbers of rows
   */
  public static void main(String[] args) throws Exception {
    System.out.println(
        "| rows × dimension | vectors | hot tier | recall p50 | p99 | again p50 | exact p50 | few components p50 |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    int dimension = Integer.parseInt(args[0]);
    for (int i = 2; i < args.length; i++) {
      int count = Integer.parseInt(args[i]);
      new CodesOnlyCost(dimension).print(count, MemorySize.ofMebiBytes(8_192));
      new CodesOnlyCost(dimension).print(count, MemorySize.parse(args[1]));
    }
  }

  private void print(int count, MemorySize size) throws Exception {
    Configuration config = new Configuration().set(HotTierOptions.SIZE, size);
    Random random = new Random(2);
    try (MeasuredMemory memory = MeasuredMemory.open(MemoryOptions.parameters(config))) {
      for (int row = 0; row < count; row++) {
        memory.store(
            episode(SPACE, "e" + row, "f" + row, TEN - row, random.nextDouble(), rows.next()));
      }
      memory.ask(asked(rows.next()).exact().query());
      Timings recall = new Timings();
      Timings again = new Timings();
      for (int i = -300; i < 1_000; i++) {
        RecallQuery query = asked(rows.next()).query();
        long start = Timings.now();
        memory.ask(query);
        long middle = Timings.now();
        memory.ask(query);
        if (i >= 0) {
          recall.add(middle - start);
          again.add(Timings.now() - middle);
        }
      }
      Timings exact = new Timings();
      Timings few = new Timings();
      for (int i = 0; i < 11; i++) {
        exact.add(time(memory, asked(rows.next()).exact().query()));
        few.add(time(memory, asked(few(random)).query()));
      }
      HotSpace held = memory.held(SPACE);
      System.out.printf(
          Locale.ROOT,
          "| %,d × %d | %s | %,d MB | %,.2f ms | %,.2f ms | %,.2f ms | %,.1f ms | %,.1f ms |%n",
          count,
          dimension,
          held.index.holdsVectors() ? "held" : "in state",
          held.bytes() >> 20,
          recall.micros(0.5) / 1e3,
          recall.micros(0.99) / 1e3,
          again.micros(0.5) / 1e3,
          exact.micros(0.5) / 1e3,
          few.micros(0.5) / 1e3);
    }
  }

  private static long time(MeasuredMemory memory, RecallQuery query) throws Exception {
    long start = Timings.now();
    memory.ask(query);
    return Timings.now() - start;
  }

  private static Asked asked(float[] vector) {
    return Asked.at(TEN, vector).k(K).minSimilarity(-1);
  }

  private float[] few(Random random) {
    float[] vector = new float[dimension];
    for (int i = 0; i < FEW; i++) {
      vector[random.nextInt(dimension)] = (float) (1 / Math.sqrt(FEW));
    }
    return vector;
  }
}
