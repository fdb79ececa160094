package org.mneme.patterns;

/** The Wilson score interval of a proportion (E. B. Wilson, 1927), 95 %. */
final class Wilson {

  private static final double Z = 1.959963984540054;

  private Wilson() {}

  /** Its lower end, in [0, 1]; 0 of nothing. */
  static double lower(int successes, int trials) {
    return trials == 0 ? 0 : Math.max(0, center(successes, trials) - half(successes, trials));
  }

  /** Its upper end, in [0, 1]; 1 of nothing. */
  static double upper(int successes, int trials) {
    return trials == 0 ? 1 : Math.min(1, center(successes, trials) + half(successes, trials));
  }

  private static double center(int successes, double trials) {
    return (successes + Z * Z / 2) / (trials + Z * Z);
  }

  private static double half(int successes, double trials) {
    double failures = trials - successes;
    return Z * StrictMath.sqrt(successes * failures / trials + Z * Z / 4) / (trials + Z * Z);
  }
}
