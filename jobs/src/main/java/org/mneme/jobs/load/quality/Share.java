package org.mneme.jobs.load.quality;

import java.util.Locale;

/**
 * How often something came true.
 *
 * @param hits how often
 * @param of out of how many, at least 1
 */
public record Share(int hits, int of) {

  private static final double Z = 1.959964;

  /** The share, in [0, 1]. */
  public double value() {
    return (double) hits / of;
  }

  /** Lower end of the Wilson 95 % interval. */
  public double low() {
    return centre() - halfWidth();
  }

  /** Upper end of the Wilson 95 % interval. */
  public double high() {
    return centre() + halfWidth();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%d of %d = %.2f (%.2f to %.2f)", hits, of, value(), low(), high());
  }

  private double centre() {
    return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double halfWidth() {
    double variance = value() * (1 - value()) / of + Z * Z / (4.0 * of * of);
    return Z * Math.sqrt(variance) / (1 + Z * Z / of);
  }
}
