package org.mneme.patterns;

import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleFunction;

/**
 * How well changes are found on seeded series of normal values, beside CUSUM (E. S. Page, 1954)
 * that knows mean, deviation and size of the shift beforehand. Prints the tables of {@code
 * docs/measurements/patterns.md}.
 */
final class ChangeTable {

  static final int SERIES = 200;
  static final int WITHIN = 30;

  private static final int STABLE = 1_000;

  private ChangeTable() {}

  /** A rule: which of its values it raises alarms at. */
  interface Rule {
    boolean[] alarms(double[] values);
  }

  public static void main(String[] args) {
    System.out.println("| Rule | 1σ found | 1.5σ found | False alarms in 1,000 |");
    System.out.println("|---|---|---|---|");
    for (double belief : new double[] {0.7, 0.8, 0.88, 0.95, 0.99}) {
      row("BOCPD, belief " + belief, shift -> bayes(belief));
    }
    for (double limit : new double[] {3, 4, 5, 6}) {
      row("CUSUM, h = " + limit + "σ", shift -> cusum(shift, limit));
    }
  }

  private static void row(String name, DoubleFunction<Rule> rule) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %.2f |%n",
        name,
        found(rule.apply(1), 1),
        found(rule.apply(1.5), 1.5),
        alarms(rule.apply(1), SERIES));
  }

  static Rule bayes(double belief) {
    ChangeParameters defaults = ChangeParameters.DEFAULT;
    ChangeParameters parameters =
        new ChangeParameters(
            defaults.hazard(),
            defaults.meanWeight(),
            defaults.shape(),
            belief,
            defaults.leastRun());
    return values -> {
      ChangeDetector detector = new ChangeDetector(parameters, ChangeSeries.EMPTY);
      boolean[] alarms = new boolean[values.length];
      for (int t = 0; t < values.length; t++) {
        alarms[t] = detector.add(new Observation("e" + t, t, values[t], true)) != null;
      }
      return alarms;
    };
  }

  /** Two-sided, reference value half the shift, started anew after an alarm. */
  private static Rule cusum(double shift, double limit) {
    return values -> {
      boolean[] alarms = new boolean[values.length];
      double up = 0;
      double down = 0;
      for (int t = 0; t < values.length; t++) {
        up = Math.max(0, up + values[t] - shift / 2);
        down = Math.max(0, down - values[t] - shift / 2);
        alarms[t] = up > limit || down > limit;
        if (alarms[t]) {
          up = 0;
          down = 0;
        }
      }
      return alarms;
    };
  }

  /** Share of the shifts that a rule finds within {@value #WITHIN} values. */
  static double found(Rule rule, double shift) {
    int found = 0;
    for (int seed = 0; seed < SERIES; seed++) {
      Random random = new Random(1_000 + seed);
      int change = 100 + random.nextInt(200);
      double[] values = normal(random, change + WITHIN);
      for (int t = change; t < values.length; t++) {
        values[t] += shift;
      }
      found += count(rule, values, change) > 0 ? 1 : 0;
    }
    return (double) found / SERIES;
  }

  /** False alarms in 1,000 stable values, over some series of as many. */
  static double alarms(Rule rule, int series) {
    int alarms = 0;
    for (int seed = 0; seed < series; seed++) {
      alarms += count(rule, normal(new Random(77 + seed), STABLE), 0);
    }
    return (double) alarms / series;
  }

  private static int count(Rule rule, double[] values, int from) {
    boolean[] alarms = rule.alarms(values);
    int count = 0;
    for (int t = from; t < values.length; t++) {
      count += alarms[t] ? 1 : 0;
    }
    return count;
  }

  private static double[] normal(Random random, int count) {
    double[] values = new double[count];
    for (int t = 0; t < count; t++) {
      values[t] = random.nextGaussian();
    }
    return values;
  }
}
