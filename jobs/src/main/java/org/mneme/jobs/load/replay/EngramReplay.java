package org.mneme.jobs.load.replay;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mneme.model.Embedding;
import org.mneme.model.HitKind;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;

/**
 * engram's load tests: stores, recalls and searches of vectors in clusters, one space.
 *
 * <p><i>Source:</i> orchard9/engram, {@code scenarios/m17_baseline.toml}, {@code
 * scenarios/competitive/hybrid_production_100k.toml} and {@code tools/loadtest/src}.
 */
final class EngramReplay implements Replay {

  private static final String SPACE = "engram";
  private static final String MODEL = "replayed";
  private static final int DIMENSION = 768;
  private static final long PRELOADED_OVER_MILLIS = 3_600_000;
  private static final int MOST_CHECKED = 200;
  private static final double CHECKS_PER_SECOND = 50;
  private static final int CHECKED_K = 10;

  private final Definition definition;
  private final ReplaySize size;
  private final Author author;
  private final ClusteredVectors vectors;
  private final SplittableRandom random;
  private final int checks;
  private final Overlap overlap;
  private float[] checked;

  /**
   * A scenario file.
   *
   * @param store weight of stores; the rest are recalls and searches
   * @param recall weight of recalls
   * @param nodes memories, which are stored beforehand here
   * @param clusters of the vectors
   * @param deviation of the vectors in each component
   * @param file where it stands
   */
  record Definition(
      double store, double recall, int nodes, int clusters, double deviation, String file) {

    /** {@code m17_baseline}; clusters and deviation are the load test's defaults. */
    static final Definition BASELINE =
        new Definition(0.5, 0.425, 1_000, 10, 0.1, "scenarios/m17_baseline.toml");

    /** {@code hybrid}; its file has a deviation of 0.15, of which 0.2 is the harder one. */
    static final Definition HYBRID =
        new Definition(
            0.33,
            0.33,
            100_000,
            50,
            0.2,
            "scenarios/competitive/hybrid_production_100k.toml (deviation 0.15 there)");
  }

  EngramReplay(Definition definition, ReplaySize size, Author.Maker author) {
    this.definition = definition;
    this.size = size;
    this.checks = Math.min(MOST_CHECKED, size.preload(definition.nodes));
    this.overlap = new Overlap(checks);
    this.author = author.in(SPACE);
    this.vectors =
        new ClusteredVectors(DIMENSION, definition.clusters, definition.deviation, size.seed());
    this.random = new SplittableRandom(size.seed());
  }

  @Override
  public String source() {
    return "orchard9/engram, "
        + definition.file
        + "; a search asks by a vector as its weight is named, where their driver sends a text";
  }

  @Override
  public Iterator<Operation> preload() {
    int count = size.preload(definition.nodes);
    long from = System.currentTimeMillis() - PRELOADED_OVER_MILLIS;
    return IntStream.range(0, count)
        .mapToObj(i -> store("preloaded-" + i, from + PRELOADED_OVER_MILLIS * i / count))
        .iterator();
  }

  @Override
  public List<Scene> scenes() {
    double perSecond = size.perSecond(1_000);
    int count = (int) (perSecond * size.seconds(60));
    return List.of(
        new Scene("mix", perSecond, count, this::operation, null),
        new Scene("exactness", CHECKS_PER_SECOND, 2 * checks, this::check, overlap));
  }

  @Override
  public Map<String, Double> found() {
    return Map.of("recall@" + CHECKED_K + " of " + checks + " searches", overlap.mean());
  }

  private Operation operation(String run, int index) {
    String id = run + '-' + index;
    double drawn = random.nextDouble();
    if (drawn < definition.store) {
      return store(id, System.currentTimeMillis());
    }
    if (drawn < definition.store + definition.recall) {
      double least = 0.5 + 0.4 * random.nextDouble();
      int depth = 1 + random.nextInt(5);
      return author.ask(
          "recall",
          id,
          new Author.Asked(null, vector(), RecallMode.RECALL, depth, least, false),
          QueryFilter.NONE);
    }
    int k = 5 + random.nextInt(46);
    return author.ask("search", id, Author.Asked.similar(vector(), k, false), QueryFilter.NONE);
  }

  /** The same vector twice: as usual, and exactly. */
  private Operation check(String run, int index) {
    if (index % 2 == 0) {
      checked = vectors.next();
    }
    Author.Asked asked =
        Author.Asked.similar(Embedding.of(MODEL, checked), CHECKED_K, index % 2 == 1);
    return author.ask(
        index % 2 == 0 ? "search" : "exact search",
        run + '-' + index,
        asked,
        QueryFilter.NONE,
        HitKind.EPISODE);
  }

  private Operation store(String id, long at) {
    double confidence = 0.7 + 0.3 * random.nextDouble();
    return author.store(
        "store",
        new Author.Told(
            id,
            at,
            Author.task("Load test memory " + id, null, null, new ArrayList<>()),
            vector(),
            confidence),
        List.of());
  }

  private Embedding vector() {
    return Embedding.of(MODEL, vectors.next());
  }
}
