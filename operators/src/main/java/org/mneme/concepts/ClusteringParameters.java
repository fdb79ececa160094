package org.mneme.concepts;

import java.io.Serializable;

/**
 * How alike episodes must be to belong together (DESIGN §4, "Concept formation").
 *
 * @param clustering how they are grouped
 * @param steepness k of the pair similarity {@code σ(k·(cos·e^(−Δt/scale) − midpoint))}
 * @param midpoint where that is one half
 * @param ageScaleMillis after which difference in age a cosine counts for 1/e of itself
 * @param leastCoherence clusters below it are not kept, in [0, 1]
 * @param links most similarity links of an episode
 */
public record ClusteringParameters(
    Clustering clustering,
    double steepness,
    double midpoint,
    long ageScaleMillis,
    double leastCoherence,
    int links)
    implements Serializable {

  /** The defaults of DESIGN §4. */
  public static final ClusteringParameters DEFAULT =
      new ClusteringParameters(Clustering.AVERAGE_LINKAGE, 10, 0.5, 24 * 3_600_000L, 0.65, 10);
}
