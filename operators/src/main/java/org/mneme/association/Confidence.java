package org.mneme.association;

/** How sure a recall is of a hit: {@code 1 − Π(1 − p)} over the ways that led to it (DESIGN §4). */
public final class Confidence {

  private Confidence() {}

  /** Probability of the direct way, from query to memory: {@code max(0, cosine)}. */
  public static double direct(double cosine) {
    return Math.max(0, Math.min(1, cosine));
  }

  /** Joins independent ways, each in [0, 1]; 0 for none. */
  public static double of(double... ways) {
    double doubt = 1;
    for (double p : ways) {
      doubt *= 1 - p;
    }
    return 1 - doubt;
  }
}
