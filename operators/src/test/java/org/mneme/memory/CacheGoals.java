package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.mneme.kernels.dense.Vectors;
import org.mneme.memory.hot.HotSpace;
import org.mneme.model.ClusterWindow;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.MemoryWrite;
import org.mneme.model.RecallQuery;

/**
 * How often the space that a query asks is held in the hot tier, and its concepts with it, where
 * spaces are asked by Zipf's law. Prints a table of docs/measurements/caches.md.
 */
final class CacheGoals {

  private static final int SPACES = 200;
  private static final int EPISODES = 250;
  private static final int GROUPS = 5;
  private static final int DIMENSION = 384;
  private static final int TEXTS = 20_000;
  private static final int WARM_UP = 20_000;
  private static final int QUERIES = 20_000;

  private final Random random = new Random(1);
  private int spaceHits;
  private int conceptHits;
  private final Timings held = new Timings();
  private final Timings loaded = new Timings();

  private CacheGoals() {}

  /** The program. */
  public static void main(String[] args) throws Exception {
    long all = new CacheGoals().bytesOfAll();
    System.out.println(
        "| Zipf | hot tier, of all | hot tier hits | concept hits | held p50 | loaded p50 |");
    System.out.println("|---|---|---|---|---|---|");
    for (double zipf : new double[] {0.8, 1.0, 1.2}) {
      for (double share : new double[] {0.25, 0.5, 0.75}) {
        new CacheGoals().print(zipf, share, (long) (share * all));
      }
    }
  }

  private long bytesOfAll() throws Exception {
    try (MeasuredMemory memory = filled(1L << 40)) {
      for (int space = 0; space < SPACES; space++) {
        memory.ask(asked(space, 0));
      }
      return memory.hotBytes();
    }
  }

  private void print(double zipf, double share, long bytes) throws Exception {
    double[] spaces = upTo(SPACES, zipf);
    try (MeasuredMemory memory = filled(bytes)) {
      for (int q = -WARM_UP; q < QUERIES; q++) {
        int space = drawn(spaces);
        HotSpace hot = memory.held("space-" + space);
        long start = Timings.now();
        memory.ask(asked(space, random.nextInt(TEXTS)));
        long nanos = Timings.now() - start;
        if (q >= 0) {
          spaceHits += hot != null ? 1 : 0;
          conceptHits += hot != null && hot.concepts.size() == GROUPS ? 1 : 0;
          (hot != null ? held : loaded).add(nanos);
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| %.1f | %.0f %% | %.1f %% | %.1f %% | %.0f µs | %.0f µs |%n",
        zipf,
        100 * share,
        100.0 * spaceHits / QUERIES,
        100.0 * conceptHits / QUERIES,
        held.micros(0.5),
        loaded.micros(0.5));
  }

  private MeasuredMemory filled(long hotBytes) throws Exception {
    Configuration config = new Configuration();
    config.set(HotTierOptions.SIZE, new MemorySize(hotBytes));
    MemoryParameters parameters = MemoryOptions.parameters(config);
    long end = parameters.windowEnd(TEN);
    MeasuredMemory memory = MeasuredMemory.open(parameters);
    for (int space = 0; space < SPACES; space++) {
      List<EpisodeCluster> clusters = new ArrayList<>();
      for (int group = 0; group < GROUPS; group++) {
        List<String> members = new ArrayList<>();
        float[] centre = SeededEpisodes.unit(random, DIMENSION);
        for (int i = group; i < EPISODES; i += GROUPS) {
          String id = "e%04d".formatted(i);
          memory.store(episode("space-" + space, id, id, end - i, 0.5, near(centre)));
          members.add(id);
        }
        clusters.add(new EpisodeCluster(members, 0.9, List.of("flight"), List.of("search")));
      }
      memory.write(
          MemoryWrite.of("space-" + space, new ClusterWindow(end, 0, clusters, List.of())));
    }
    memory.watermark(end);
    return memory;
  }

  private float[] near(float[] centre) {
    float[] vector = SeededEpisodes.unit(random, DIMENSION);
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = 0.6f * vector[i] + 0.8f * centre[i];
    }
    Vectors.normalise(vector, 0, DIMENSION);
    return vector;
  }

  private static RecallQuery asked(int space, int text) {
    return Asked.at(MemoryHarness.WALL_CLOCK, SeededEpisodes.unit(new Random(text), DIMENSION))
        .in("space-" + space)
        .minSimilarity(-1)
        .query();
  }

  private int drawn(double[] upTo) {
    int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    return Math.min(upTo.length - 1, at < 0 ? -at - 1 : at);
  }

  private static double[] upTo(int count, double exponent) {
    double[] upTo = new double[count];
    double sum = 0;
    for (int rank = 0; rank < count; rank++) {
      sum += Math.pow(rank + 1, -exponent);
      upTo[rank] = sum;
    }
    return upTo;
  }
}
