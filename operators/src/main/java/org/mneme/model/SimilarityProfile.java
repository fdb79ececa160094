package org.mneme.model;

import java.io.Serializable;

/**
 * From which similarity on two vectors of an embedder mean something: no threshold is global,
 * because what 0.5 says differs from model to model. How the profiles were found stands in {@code
 * docs/embedding.md}.
 *
 * @param seed least cosine of query and episode (or concept) from which activation starts, in (0,
 *     1)
 * @param bind least cosine of an episode and the concept or episode that it is bound or linked to,
 *     in (0, 1)
 * @param cluster least mean pair similarity {@code σ(10·(cos·decay − 0.5))} at which two clusters
 *     still merge, in (0, 1)
 * @param sameConcept least cosine of a cluster's centroid and a known concept at which they are the
 *     same, in (0, 1)
 */
public record SimilarityProfile(double seed, double bind, double cluster, double sameConcept)
    implements Serializable {

  /** For neural sentence embedders. */
  public static final SimilarityProfile NEURAL = new SimilarityProfile(0.4, 0.5, 0.55, 0.85);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the threshold that is not in (0, 1)
   */
  public SimilarityProfile {
    inRange("seed", seed);
    inRange("bind", bind);
    inRange("cluster", cluster);
    inRange("sameConcept", sameConcept);
  }

  private static void inRange(String name, double threshold) {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(name + " must be in (0, 1), but is " + threshold);
    }
  }
}
