package org.mneme.jobs.bench;

import java.util.Arrays;

/**
 * How something compares with another thing measured beside it, in turns, so that what the machine
 * does to one it does to the other.
 *
 * @param name what is compared, and with what
 * @param value geometric mean of the ratios of all pairs
 * @param low lower end of its 95 % confidence interval
 * @param high upper end
 * @param better which direction is the better one
 */
public record Ratio(String name, double value, double low, double high, Better better) {

  /** 97.5 % points of Student's t for 1 to 30 degrees of freedom; beyond, the last is used. */
  private static final double[] STUDENT = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042
  };

  /** Which ratio is the better one. */
  public enum Better {
    /** Of times. */
    LOWER,
    /** Of rates. */
    HIGHER
  }

  /**
   * The ratio of paired measurements {@code of[i] / beside[i]}. Its interval is that of the mean of
   * logarithms by Student's t; of one pair it is without bounds.
   *
   * @throws IllegalArgumentException if there is no pair, a number is not above 0, or the lengths
   *     differ
   */
  public static Ratio ofPairs(String name, double[] of, double[] beside, Better better) {
    if (of.length == 0 || of.length != beside.length) {
      throw new IllegalArgumentException(
          name + " has " + of.length + " measurements beside " + beside.length);
    }
    double[] logs = new double[of.length];
    for (int i = 0; i < logs.length; i++) {
      if (!(of[i] > 0) || !(beside[i] > 0)) {
        throw new IllegalArgumentException(name + " measured " + of[i] + " beside " + beside[i]);
      }
      logs[i] = Math.log(of[i] / beside[i]);
    }
    double mean = Arrays.stream(logs).average().orElseThrow();
    double half = halfWidth(logs, mean);
    return new Ratio(name, Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half), better);
  }

  private static double halfWidth(double[] logs, double mean) {
    int freedom = logs.length - 1;
    if (freedom == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double squares = Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
    double error = Math.sqrt(squares / freedom / logs.length);
    return STUDENT[Math.min(freedom, STUDENT.length) - 1] * error;
  }

  /** How many times worse than {@code before}: 1.1 is 10 % worse, below 1 is better. */
  public double timesWorseThan(Ratio before) {
    return better == Better.LOWER ? value / before.value : before.value / value;
  }

  /**
   * By how many times it is worse at least, when the intervals of both are taken into account: the
   * lower end of the 95 % interval of {@link #timesWorseThan}.
   */
  public double timesWorseAtLeast(Ratio before) {
    double own = Math.log(high / low) / 2;
    double earlier = Math.log(before.high / before.low) / 2;
    return timesWorseThan(before) * Math.exp(-Math.hypot(own, earlier));
  }
}
