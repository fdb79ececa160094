package org.mneme.association.patterns;

import java.io.Serializable;

/**
 * How much each part of a pattern's score counts; each ≥ 0, and not all of them 0. The score is
 * their weighted mean times the pattern's own weight:
 *
 * <pre>
 * weight · (wᶜ·context + wˢ·similarity + wᵇ·bound + wᵉ·effectiveness) / (wᶜ + wˢ + wᵇ + wᵉ)
 * </pre>
 *
 * <p>over the parts that a query has: without anything said or found there is no context, without a
 * vector no similarity.
 *
 * @param context how well it suits the query: domain, tools, errors, features
 * @param similarity mean cosine of the query and the episodes that show it
 * @param bound how certain it is
 * @param effectiveness how certain it is that following it helps
 */
public record PatternWeights(double context, double similarity, double bound, double effectiveness)
    implements Serializable {

  /** The defaults. */
  public static final PatternWeights DEFAULT = new PatternWeights(0.4, 0.3, 0.3, 0.25);

  /** Checks that no weight is negative, and that one of context, similarity and bound is not 0. */
  public PatternWeights {
    if (!(context >= 0 && similarity >= 0 && bound >= 0 && effectiveness >= 0)) {
      throw new IllegalArgumentException("weights of a pattern must be >= 0");
    }
    if (context + similarity + bound <= 0) {
      throw new IllegalArgumentException(
          "the weights of a pattern's context, similarity and bound must not all be 0");
    }
  }

  /** The same for a query that has no context, or no vector. */
  PatternWeights over(boolean hasContext, boolean hasVector) {
    double left = (hasContext ? context : 0) + (hasVector ? similarity : 0);
    // Something must be left to rank by.
    double of = left + bound > 0 ? bound : 1;
    return new PatternWeights(
        hasContext ? context : 0, hasVector ? similarity : 0, of, effectiveness);
  }

  /** The score, in [0, 1]. */
  double score(KnownPattern known, double ofContext, double ofSimilarity) {
    double sum =
        context * ofContext
            + similarity * ofSimilarity
            + bound * known.pattern.bound()
            + effectiveness * known.pattern.effectiveness();
    return known.pattern.weight() * sum / (context + similarity + bound + effectiveness);
  }

  /**
   * What no score exceeds of a pattern of this strength, {@code weight · (bound + 0.25 ·
   * effectiveness)}.
   *
   * @param mostContext what no context exceeds
   * @param mostEffective what no effectiveness exceeds
   */
  double most(double strength, double mostContext, double mostEffective) {
    double beyond = Math.max(0, effectiveness - 0.25 * bound) * mostEffective;
    return (context * mostContext + similarity + bound * strength + beyond)
        / (context + similarity + bound + effectiveness);
  }
}
