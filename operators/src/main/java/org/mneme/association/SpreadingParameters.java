package org.mneme.association;

import java.io.Serializable;
import org.mneme.kernels.activation.FanExponent;

/**
 * How activation spreads (DESIGN §4).
 *
 * @param seedEpisodes most episodes that a query activates itself, at least 0
 * @param seedConcepts most concepts that it does, at least 0
 * @param temperature how soft the threshold of seeds is, above 0
 * @param hops rounds of a query that names no number, in 0 to {@value #MAXIMUM_HOPS}; 0 spreads
 *     nothing
 * @param toConcept share of its activation that an episode passes to a concept, in [0, 1)
 * @param toEpisode share that a concept passes to an episode, in [0, 1)
 * @param overLink share that an episode passes over a link, in [0, 1)
 * @param fanExponent power of the fan-out that divides what leaves a concept
 * @param least activation below which nothing is passed on, in [0, 1]
 * @param width most nodes that pass activation on in a round, at least 1
 * @param binding how strengths are as of now
 */
public record SpreadingParameters(
    int seedEpisodes,
    int seedConcepts,
    double temperature,
    int hops,
    double toConcept,
    double toEpisode,
    double overLink,
    FanExponent fanExponent,
    double least,
    int width,
    BindingStrength binding)
    implements Serializable {

  /** The defaults of DESIGN §4. */
  public static final SpreadingParameters DEFAULT =
      new SpreadingParameters(
          50, 20, 0.1, 3, 0.8, 0.6, 0.3, FanExponent.HALF, 0.001, 1_000, BindingStrength.DEFAULT);

  /** Most rounds; at the defaults nothing is above {@code least} after so many. */
  public static final int MAXIMUM_HOPS = 8;

  /** Most seeds of either kind. */
  public static final int MAXIMUM_SEEDS = 1_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming what is out of its range
   */
  public SpreadingParameters {
    check(seedEpisodes >= 0 && seedEpisodes <= MAXIMUM_SEEDS, "seed-episodes", seedEpisodes);
    check(seedConcepts >= 0 && seedConcepts <= MAXIMUM_SEEDS, "seed-concepts", seedConcepts);
    check(
        temperature > 0 && temperature < Double.POSITIVE_INFINITY, "seed-temperature", temperature);
    check(hops >= 0 && hops <= MAXIMUM_HOPS, "hops", hops);
    check(toConcept >= 0 && toConcept < 1, "to-concept", toConcept);
    check(toEpisode >= 0 && toEpisode < 1, "to-episode", toEpisode);
    check(overLink >= 0 && overLink < 1, "over-link", overLink);
    check(least >= 0 && least <= 1, "least-activation", least);
    check(width >= 1, "width", width);
  }

  private static void check(boolean holds, String name, double value) {
    if (!holds) {
      throw new IllegalArgumentException(
          "mneme.association." + name + " is " + value + ", which is out of its range");
    }
  }
}
