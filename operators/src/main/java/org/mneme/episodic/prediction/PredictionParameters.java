package org.mneme.episodic.prediction;

import java.io.Serializable;

/**
 * How a state's future is predicted from the experiences near to it.
 *
 * @param maxNeighbours most experiences that a prediction uses, ≥ 1
 * @param leastNeighbours with fewer there is no prediction, ≥ 1
 * @param minSimilarity least cosine of an experience's state, in (0, 1]
 * @param surprisePenalty part of its prediction error that a success loses, in [0, 1]
 * @param successFloor what is added to a success, so that failures weigh something, > 0
 * @param recentShare weight of the recent successes against all, in [0, 1]
 * @param maxConfidence most confidence of a prediction, in (0, 1]
 * @param utility weights of the parts of utility
 */
public record PredictionParameters(
    int maxNeighbours,
    int leastNeighbours,
    double minSimilarity,
    double surprisePenalty,
    double successFloor,
    double recentShare,
    double maxConfidence,
    UtilityWeights utility)
    implements Serializable {

  /** The defaults of DESIGN §4, but for the penalty: decision 055. */
  public static final PredictionParameters DEFAULT =
      new PredictionParameters(20, 3, 0.4, 0.5, 0.1, 0.7, 0.95, UtilityWeights.DEFAULT);
}
