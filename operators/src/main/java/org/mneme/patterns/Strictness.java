package org.mneme.patterns;

import java.io.Serializable;

/**
 * How much more than chance a pattern must be.
 *
 * @param falsePatterns patterns of a kind that chance may make in a domain, &gt; 0
 * @param share of its part that a longer sequence or recovery must take up, in (0, 1]
 */
public record Strictness(double falsePatterns, double share) implements Serializable {

  static final Strictness DEFAULT = new Strictness(0.1, 0.5);

  /** With fewer candidates than this, chance is not divided any further. */
  private static final int LEAST_TESTED = 5;

  /** A pattern is not given up for the first episode against it. */
  private static final double HOLD = 10;

  /** How improbable by chance a candidate must be, of {@code tested} that are looked at. */
  double level(int tested, boolean isKnown) {
    double level = falsePatterns / Math.max(LEAST_TESTED, tested);
    return isKnown ? Math.min(0.5, level * HOLD) : level;
  }
}
