package org.mneme.memory.recall;

import org.mneme.association.ActivationPaths;
import org.mneme.association.ConceptLookup;
import org.mneme.association.Spreading;
import org.mneme.association.SpreadingParameters;
import org.mneme.kernels.activation.Activation;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.hot.HotSpace;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/**
 * Spreads what a query activates over the space that it asks. The activation part of a hit is what
 * arrived at it as a share of the largest arrival, or what the query itself gave it as a share of
 * the most that it gave, whichever is larger: nothing returns to a node over the edge it came by,
 * so that by arrivals alone the best match would rank behind its own neighbours. Holds what the
 * last query reached, and so serves one query at a time.
 */
final class QuerySpreading {

  private final MemoryParameters parameters;
  private final SpreadingParameters law;
  private final Spreading spreading;
  private final ConceptLookup concepts;
  private final int[] seedRows;
  private final float[] seedSimilarities;
  private final int[] seedSlots;
  private final float[] slotSimilarities;
  private int[] rows = new int[0];
  private float[] parts = new float[0];
  private double[] arrived = new double[0];
  private double largestOfConcepts;
  private double largestSeedOfConcepts;
  private boolean hasRun;

  QuerySpreading(MemoryParameters parameters) {
    this.parameters = parameters;
    this.law = parameters.spreading();
    this.spreading = new Spreading(law);
    this.concepts = new ConceptLookup(parameters.ladder());
    this.seedRows = new int[law.seedEpisodes()];
    this.seedSimilarities = new float[law.seedEpisodes()];
    this.seedSlots = new int[law.seedConcepts()];
    this.slotSimilarities = new float[law.seedConcepts()];
  }

  /**
   * Spreads from the rows and concepts nearest to {@code vector}, unless the query asks for
   * similarity alone or there is nothing to spread over.
   *
   * @param vector unit vector, or null
   * @param search has scanned the space for it
   */
  Activated run(RecallQuery query, HotSpace space, float[] vector, EpisodeSearch search) {
    hasRun = false;
    largestOfConcepts = 0;
    largestSeedOfConcepts = 0;
    int hops = query.hops() == null ? law.hops() : query.hops();
    boolean isWanted = query.mode() != RecallMode.SIMILAR && vector != null && hops > 0;
    if (!isWanted || (space.edges.isEmpty() && space.expected.isEmpty())) {
      return Activated.NOTHING;
    }
    double threshold = parameters.profiles().of(space.profile.model()).seed();
    double least = Math.max(threshold, query.minSimilarity());
    spreading.begin(space.graph, query.asOf(), threshold);
    int seeds = search.nearest(space.index, least, seedRows, seedSimilarities);
    for (int i = 0; i < seeds; i++) {
      spreading.seedEpisode(seedRows[i], seedSimilarities[i]);
    }
    int slots =
        seedSlots.length == 0
            ? 0
            : concepts.nearestShown(
                space.concepts, vector, least, query.exact(), seedSlots, slotSimilarities);
    for (int i = 0; i < slots; i++) {
      spreading.seedConcept(seedSlots[i], slotSimilarities[i]);
    }
    spreading.run(hops);
    hasRun = true;
    if (slots > 0) {
      largestSeedOfConcepts = spreading.conceptSeed(seedSlots[0]);
    }
    return activated(space, seeds, new Activation((float) threshold, (float) law.temperature()));
  }

  /** Whether the last query's activation arrived at a concept. */
  boolean hasReachedConcepts() {
    return largestOfConcepts > 0;
  }

  /** What arrived at an episode, in [0, 1]. */
  float activation(int row) {
    return hasRun ? (float) spreading.activation(row) : 0;
  }

  /** The activation part of a concept, in [0, 1]: both shares are of those of concepts. */
  float conceptPart(int slot) {
    return largestOfConcepts > 0
        ? Math.max(
            share(spreading.conceptActivation(slot), largestOfConcepts),
            share(spreading.conceptSeed(slot), largestSeedOfConcepts))
        : 0;
  }

  /** The larger of what arrived at a concept and what the query itself gave it, in [0, 1]. */
  float conceptActivation(int slot) {
    return hasRun
        ? (float) Math.max(spreading.conceptActivation(slot), spreading.conceptSeed(slot))
        : 0;
  }

  /** The ways by which activation came, until the next query; null when nothing was spread. */
  ActivationPaths paths() {
    return hasRun ? new ActivationPaths(spreading) : null;
  }

  private Activated activated(HotSpace space, int seeds, Activation given) {
    int reached = spreading.reachedCount();
    if (rows.length < reached + seeds) {
      rows = new int[reached + reached / 2 + seedRows.length];
      parts = new float[rows.length];
      arrived = new double[rows.length];
    }
    double largest = 0;
    int count = 0;
    for (int i = 0; i < reached; i++) {
      int node = spreading.reached(i);
      // What a forget hides leaves no trace in the parts of what is shown.
      if (node >= 0 && !space.index.isHidden(node)) {
        double activation = spreading.activation(node);
        rows[count] = node;
        arrived[count++] = activation;
        // Neither is NaN or -0, which the method looks for each time.
        largest = activation > largest ? activation : largest;
      } else if (node < 0 && !space.concepts.isHidden(-1 - node)) {
        largestOfConcepts = Math.max(largestOfConcepts, spreading.conceptActivation(-1 - node));
      }
    }
    if (largest == 0) {
      return Activated.NOTHING;
    }
    for (int i = 0; i < count; i++) {
      parts[i] = (float) (arrived[i] / largest);
    }
    count = withSeeds(count, seeds, given, largest);
    return new Activated(rows, parts, count);
  }

  /**
   * Lets every seed count with what the query gave it, best first; returns how many rows there are.
   */
  private int withSeeds(int reached, int seeds, Activation given, double largest) {
    int count = reached;
    for (int i = 0; i < seeds; i++) {
      rows[count] = seedRows[i];
      parts[count++] =
          Math.max(
              share(spreading.activation(seedRows[i]), largest),
              share(given.of(seedSimilarities[i]), given.of(seedSimilarities[0])));
    }
    return count;
  }

  private static float share(double of, double largest) {
    return largest > 0 ? (float) (of / largest) : 0;
  }
}
