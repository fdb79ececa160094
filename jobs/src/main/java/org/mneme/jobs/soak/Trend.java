package org.mneme.jobs.soak;

/**
 * A straight line through samples of one figure, and how far it can be trusted: least squares, with
 * a 95 % interval that is wider where samples resemble their neighbours: their number counts as
 * n·(1−r)/(1+r), r ≥ 0 the correlation of neighbouring residuals.
 *
 * <p>Source: Santer et al., Statistical significance of trends and trend differences (2000), 3.
 *
 * @param mean of the samples
 * @param slope per unit of x
 * @param halfWidth of the slope's interval
 */
record Trend(double mean, double slope, double halfWidth) {

  private static final int LEAST = 8;

  /** How a figure moved. */
  enum Verdict {
    /** All of the interval is at or below the bound. */
    FLAT,
    /** All of it is above the bound. */
    GROWS,
    /** The bound lies within it. */
    UNDECIDED
  }

  /**
   * The line through {@code (x[i], y[i])}.
   *
   * @param x ascending, at least 8, as many as y
   * @throws IllegalArgumentException otherwise
   */
  static Trend of(double[] x, double[] y) {
    if (x.length < LEAST || x.length != y.length) {
      throw new IllegalArgumentException(
          "a trend needs at least "
              + LEAST
              + " samples of both; there are "
              + x.length
              + " and "
              + y.length);
    }
    int n = x.length;
    double meanX = mean(x);
    double meanY = mean(y);
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < n; i++) {
      sxx += (x[i] - meanX) * (x[i] - meanX);
      sxy += (x[i] - meanX) * (y[i] - meanY);
    }
    double slope = sxy / sxx;
    double squares = 0;
    double products = 0;
    double before = 0;
    for (int i = 0; i < n; i++) {
      double residual = y[i] - meanY - slope * (x[i] - meanX);
      squares += residual * residual;
      products += residual * before;
      before = residual;
    }
    double correlation = squares == 0 ? 0 : Math.max(0, products / squares);
    double freedom = Math.max(2, n * (1 - correlation) / (1 + correlation) - 2);
    return new Trend(meanY, slope, student(freedom) * Math.sqrt(squares / freedom / sxx));
  }

  /** The slope as a share of the mean, per unit of x. */
  double share() {
    return mean == 0 ? 0 : slope / mean;
  }

  /** Half the width of its interval likewise. */
  double shareHalfWidth() {
    return mean == 0 ? 0 : halfWidth / Math.abs(mean);
  }

  /**
   * Whether it grows by more than a share of its mean per unit of x.
   *
   * @param bound at least 0
   */
  Verdict verdict(double bound) {
    if (share() + shareHalfWidth() <= bound) {
      return Verdict.FLAT;
    }
    return share() - shareHalfWidth() > bound ? Verdict.GROWS : Verdict.UNDECIDED;
  }

  /** The 97.5 % quantile of Student's t (Cornish and Fisher), within 3 % from 2 degrees on. */
  private static double student(double freedom) {
    return 1.96 + (2.372 + (2.823 + 2.557 / freedom) / freedom) / freedom;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
