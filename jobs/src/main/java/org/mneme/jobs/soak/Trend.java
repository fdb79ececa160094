package org.mneme.jobs.soak;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A straight line through samples of one figure, and how far it can be trusted: the median of the
 * slopes of all pairs, so that a sample taken while the machine was busy elsewhere moves nothing,
 * with a 95 % interval that is wider where samples resemble their neighbours (their number counts
 * as n·(1−r)/(1+r), r ≥ 0 the correlation of the ranks of neighbouring residuals).
 *
 * <p>Source: Sen, Estimates of the regression coefficient based on Kendall's tau (1968); the number
 * that counts: Santer et al., Statistical significance of trends (2000), 3.
 *
 * @param level the median of the samples
 * @param slope per unit of x
 * @param least lower end of the slope's interval
 * @param most upper end
 */
record Trend(double level, double slope, double least, double most) {

  private static final double NORMAL_95 = 1.96;
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
   * The line through those {@code (x[i], y[i])} that are numbers.
   *
   * @param x ascending, as many as y
   * @throws IllegalArgumentException if there are fewer than 8
   */
  static Trend of(double[] x, double[] y) {
    int[] known = IntStream.range(0, x.length).filter(i -> Double.isFinite(y[i])).toArray();
    int n = known.length;
    if (n < LEAST) {
      throw new IllegalArgumentException(
          "a trend needs at least " + LEAST + " samples; there are " + n);
    }
    double[] slopes = new double[n * (n - 1) / 2];
    int pairs = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[pairs++] = (y[known[j]] - y[known[i]]) / (x[known[j]] - x[known[i]]);
      }
    }
    Arrays.sort(slopes);
    double slope = median(slopes);
    double[] residuals = Arrays.stream(known).mapToDouble(i -> y[i] - slope * x[i]).toArray();
    double spread = NORMAL_95 * Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18 * repeats(residuals));
    int low = (int) Math.floor((pairs - spread) / 2);
    int high = (int) Math.ceil((pairs + spread) / 2);
    return new Trend(
        median(Arrays.stream(known).mapToDouble(i -> y[i]).sorted().toArray()),
        slope,
        slopes[Math.max(0, low)],
        slopes[Math.min(pairs - 1, high)]);
  }

  /** A slope as a share of the level. */
  double share(double ofSlope) {
    return level == 0 ? 0 : ofSlope / Math.abs(level);
  }

  /**
   * Whether it grows by more than a share of its level per unit of x.
   *
   * @param bound at least 0
   */
  Verdict verdict(double bound) {
    if (share(most) <= bound) {
      return Verdict.FLAT;
    }
    return share(least) > bound ? Verdict.GROWS : Verdict.UNDECIDED;
  }

  /** How many samples say what one that stood alone would, at least 1. */
  private static double repeats(double[] residuals) {
    double[] sorted = residuals.clone();
    Arrays.sort(sorted);
    double middle = (sorted.length - 1) / 2.0;
    double squares = 0;
    double products = 0;
    double before = 0;
    for (double residual : residuals) {
      double rank = Math.abs(Arrays.binarySearch(sorted, residual)) - middle;
      squares += rank * rank;
      products += rank * before;
      before = rank;
    }
    double correlation = squares == 0 ? 0 : Math.min(0.98, Math.max(0, products / squares));
    return (1 + correlation) / (1 - correlation);
  }

  private static double median(double[] ascending) {
    int n = ascending.length;
    return (ascending[(n - 1) / 2] + ascending[n / 2]) / 2;
  }
}
