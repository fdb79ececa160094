package org.mneme.episodic.prediction;

import java.io.Serializable;

/**
 * How much each part of an experience's utility for a prediction counts; each ≥ 0, not all 0.
 *
 * @param similarity cosine with the state
 * @param historical how well it went with it so far
 * @param recency how young it is
 * @param accuracy how well its own outcome was predicted
 * @param connection how well it worked together with the other experiences that are near
 */
public record UtilityWeights(
    double similarity, double historical, double recency, double accuracy, double connection)
    implements Serializable {

  /** The defaults of DESIGN §4. */
  public static final UtilityWeights DEFAULT = new UtilityWeights(0.4, 0.2, 0.2, 0.1, 0.1);

  /** Checks that no weight is negative and that the one of similarity is not 0. */
  public UtilityWeights {
    if (!(similarity > 0 && historical >= 0 && recency >= 0 && accuracy >= 0 && connection >= 0)) {
      throw new IllegalArgumentException(
          "utility weights must be >= 0, and that of similarity above 0");
    }
  }

  /** The sum of the weights, > 0. */
  public double sum() {
    return similarity + historical + recency + accuracy + connection;
  }
}
