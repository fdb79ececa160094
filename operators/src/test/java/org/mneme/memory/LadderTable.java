package org.mneme.memory;

import static org.mneme.memory.SeededEpisodes.TEN;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.mneme.association.RankingWeights;
import org.mneme.association.Retention;
import org.mneme.association.ScorePart;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.Usage;
import org.mneme.episodic.filter.AdmittedRows;
import org.mneme.kernels.quantised.SimilarityLadder;
import org.mneme.memory.recall.Activated;
import org.mneme.memory.recall.Candidate;
import org.mneme.memory.recall.EpisodeSearch;
import org.mneme.model.Episode;

/**
 * The search of the Memory operator for ten hits, over a seeded index, by sign codes beside an
 * exact scan: by similarity alone, and with retention and value. {@code
 * docs/measurements/ladder.md} says how to start it.
 */
public final class LadderTable {

  private static final int K = 10;
  private static final String ALIKE = "alike";
  private static final Map<ScorePart, Double> SIMILAR =
      RankingWeights.DEFAULT.over(EnumSet.of(ScorePart.SIMILARITY));
  private static final Map<ScorePart, Double> RECALL =
      RankingWeights.DEFAULT.over(
          EnumSet.of(ScorePart.SIMILARITY, ScorePart.RETENTION, ScorePart.VALUE));

  private final EpisodeIndex index;
  private final EmbeddedRows source;
  private final int dimension;
  private final EpisodeSearch search;

  private LadderTable(int rows, int dimension, EmbeddedRows source, int scanRows) {
    this.dimension = dimension;
    this.source = source;
    SimilarityLadder defaults = SimilarityLadder.DEFAULT;
    search =
        new EpisodeSearch(
            Retention.EBBINGHAUS,
            new SimilarityLadder(scanRows, defaults.candidatesPerHit(), defaults.candidateShare()));
    index = new EpisodeIndex(dimension);
    Random random = new Random(2);
    for (int row = 0; row < rows; row++) {
      Episode episode =
          SeededEpisodes.episode(
              SeededEpisodes.SPACE,
              "e" + row,
              "f" + row,
              TEN - random.nextInt(1_000_000_000),
              random.nextDouble(),
              source.next());
      index.put(row, StoredEpisode.of(episode), Usage.NONE, episode.embedding().f32());
    }
  }

  /**
   * Dimension, spread within a cluster, which is "alike" and a number where it is the same in all
   * directions, and then numbers of rows.
   */
  public static void main(String[] args) {
    int dimension = Integer.parseInt(args[0]);
    System.out.println(
        "| rows × dimension, by | recall@10 | p50 µs | p99 µs | exact p50 µs | exact p99 µs |");
    System.out.println("|---|---|---|---|---|---|");
    for (int i = 2; i < args.length; i++) {
      int rows = Integer.parseInt(args[i]);
      LadderTable table = new LadderTable(rows, dimension, source(dimension, args[1]), 0);
      table.measure("similarity", SIMILAR);
      table.measure("similarity, retention, value", RECALL);
    }
  }

  private static EmbeddedRows source(int dimension, String spread) {
    return spread.startsWith(ALIKE)
        ? EmbeddedRows.alike(1, dimension, 50, Double.parseDouble(spread.substring(ALIKE.length())))
        : new EmbeddedRows(1, dimension, 20, Double.parseDouble(spread));
  }

  private void measure(String by, Map<ScorePart, Double> weights) {
    int rows = index.size();
    int queries = Math.max(400, Math.min(3_000, 40_000_000 / rows));
    List<float[]> asked = new ArrayList<>();
    for (int q = 0; q < queries; q++) {
      asked.add(source.next());
    }
    // Apart, since an exact scan leaves nothing of what sign codes read in a cache.
    List<List<Candidate>> exact = new ArrayList<>();
    Timings scan = new Timings();
    for (int q = 0; q < queries; q += 4) {
      long start = Timings.now();
      exact.add(search(asked.get(q), weights, true));
      scan.add(Timings.now() - start);
    }
    Timings codes = new Timings();
    int found = 0;
    for (int q = -queries; q < queries; q++) {
      long start = Timings.now();
      List<Candidate> approximate = search(asked.get(Math.floorMod(q, queries)), weights, false);
      if (q >= 0) {
        codes.add(Timings.now() - start);
        found += q % 4 == 0 ? common(exact.get(q / 4), approximate) : 0;
      }
    }
    System.out.println(
        Timings.format(
            "| %,d × %d, %s | %.4f | %.0f | %.0f | %.0f | %.0f |",
            rows,
            dimension,
            by,
            found / (double) (K * exact.size()),
            codes.micros(0.5),
            codes.micros(0.99),
            scan.micros(0.5),
            scan.micros(0.99)));
  }

  private List<Candidate> search(float[] query, Map<ScorePart, Double> weights, boolean isExact) {
    search.scan(index, query, K, isExact);
    return search.best(
        index,
        new EpisodeSearch.Wanted(query, TEN, -1, AdmittedRows.ALL, weights, Activated.NOTHING),
        K);
  }

  private static int common(List<Candidate> some, List<Candidate> others) {
    Set<String> ids = new HashSet<>();
    others.forEach(candidate -> ids.add(candidate.id()));
    return (int) some.stream().filter(candidate -> ids.contains(candidate.id())).count();
  }
}
