package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;
import static org.mneme.memory.SeededEpisodes.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;

/**
 * Whether keeping answers pays: microseconds a query on skewed mixes of queries and writes, with
 * the cache and without, in one run. Prints a table of docs/measurements/caches.md.
 */
final class AnswerCacheCost {

  private static final int DIMENSION = 384;
  private static final int ROWS = 10_000;
  private static final int DISTINCT = 5_000;
  private static final int QUERIES = 6_000;
  private static final int WARM_UP = 1_000;

  private final RecallQuery[] queries = new RecallQuery[DISTINCT];

  private AnswerCacheCost() {
    Random random = new Random(1);
    for (int q = 0; q < DISTINCT; q++) {
      queries[q] =
          query(
              "asked",
              RecallMode.RECALL,
              QueryFilter.NONE,
              MemoryHarness.WALL_CLOCK,
              10,
              SeededEpisodes.unit(random, DIMENSION));
    }
  }

  private record Mix(double zipf, double writes, String space) {}

  private record Cost(double micros, double hitMicros, double hitRate) {}

  public static void main(String[] args) throws Exception {
    AnswerCacheCost cost = new AnswerCacheCost();
    System.out.println(
        "| zipf | writes | to | hit rate | without | with | with / without | a hit, median |");
    for (double zipf : new double[] {1.0, 1.2}) {
      cost.print(new Mix(zipf, 0, "asked"));
      cost.print(new Mix(zipf, 0.01, "asked"));
      cost.print(new Mix(zipf, 0.5, "asked"));
      cost.print(new Mix(zipf, 0.01, "other"));
      cost.print(new Mix(zipf, 0.5, "other"));
    }
  }

  private void print(Mix mix) throws Exception {
    Cost without = run(mix, 0);
    Cost with = run(mix, 10_000);
    System.out.printf(
        Locale.ROOT,
        "| %.1f | %.0f %% | %s | %.1f %% | %.1f | %.1f | %.2f | %.1f |%n",
        mix.zipf(),
        100 * mix.writes(),
        mix.writes() == 0 ? "" : mix.space(),
        100 * with.hitRate(),
        without.micros(),
        with.micros(),
        with.micros() / without.micros(),
        with.hitMicros());
  }

  private Cost run(Mix mix, int kept) throws Exception {
    Configuration config = new Configuration();
    config.set(MemoryOptions.LEARN_FROM_RECALL, false);
    config.set(AnswerCacheOptions.ANSWERS, kept);
    Random random = new Random(2);
    try (MeasuredMemory memory = MeasuredMemory.open(MemoryOptions.parameters(config))) {
      for (int row = 0; row < ROWS; row++) {
        store(memory, "asked", row, random);
      }
      double[] upTo = upTo(mix.zipf());
      long spent = 0;
      double[] hits = new double[QUERIES];
      int hit = 0;
      for (int q = -WARM_UP; q < QUERIES; q++) {
        // As many writes for each query as their share says.
        double owed = mix.writes() / (1 - mix.writes());
        if (random.nextDouble() < owed) {
          store(memory, mix.space(), ROWS + WARM_UP + q, random);
        }
        int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[DISTINCT - 1]);
        RecallQuery asked = queries[Math.min(DISTINCT - 1, at < 0 ? -at - 1 : at)];
        long start = System.nanoTime();
        RecallResult answer = memory.ask(asked);
        long nanos = System.nanoTime() - start;
        if (q >= 0) {
          spent += nanos;
          if (answer.tookMicros().containsKey("cache")) {
            hits[hit++] = nanos / 1_000.0;
          }
        }
      }
      Arrays.sort(hits, 0, hit);
      double median = hit == 0 ? Double.NaN : hits[hit / 2];
      return new Cost(spent / 1_000.0 / QUERIES, median, (double) hit / QUERIES);
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

  private static double[] upTo(double exponent) {
    double[] upTo = new double[DISTINCT];
    double sum = 0;
    for (int rank = 0; rank < DISTINCT; rank++) {
      sum += Math.pow(rank + 1, -exponent);
      upTo[rank] = sum;
    }
    return upTo;
  }
}
