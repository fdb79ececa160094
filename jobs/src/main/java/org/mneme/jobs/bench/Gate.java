package org.mneme.jobs.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Holds ratios against a baseline. The full form asks whether a ratio is surely worse than allowed,
 * its interval and the baseline's taken into account; the short one, for machines that others use
 * too, whether it is much worse in every one of several repetitions.
 */
public final class Gate {

  /** What the full form allows: 5 %. */
  static final double ALLOWED = 1.05;

  /** What the short form allows: 30 %. */
  static final double ALLOWED_SHORT = 1.30;

  /** Repetitions of the short form at most. */
  static final int REPETITIONS = 3;

  private Gate() {}

  /** Measures all ratios once more. */
  @FunctionalInterface
  public interface Repetition {
    /** Does so. */
    List<Ratio> measure() throws Exception;
  }

  /**
   * What is more than 5 % worse beyond its confidence interval, in words; empty when nothing is.
   *
   * @throws IllegalStateException if none of the ratios is in the baseline
   */
  public static List<String> failures(Ratios baseline, List<Ratio> measured) {
    requireCommon(baseline, measured);
    List<String> failures = new ArrayList<>();
    for (Ratio ratio : measured) {
      Ratio before = baseline.find(ratio.name());
      if (before != null && ratio.timesWorseAtLeast(before) > ALLOWED) {
        failures.add(
            words(ratio, before)
                + String.format(
                    Locale.ROOT,
                    ", surely %.0f %% or more",
                    100 * (ratio.timesWorseAtLeast(before) - 1)));
      }
    }
    return failures;
  }

  /**
   * What is more than 30 % worse in each of three repetitions, in words. A repetition in which
   * nothing is ends it.
   */
  public static List<String> shortFailures(Ratios baseline, Repetition repetition)
      throws Exception {
    Map<String, String> failing = null;
    for (int i = 0; i < REPETITIONS && (failing == null || !failing.isEmpty()); i++) {
      List<Ratio> measured = repetition.measure();
      requireCommon(baseline, measured);
      Map<String, String> now = new LinkedHashMap<>();
      for (Ratio ratio : measured) {
        Ratio before = baseline.find(ratio.name());
        boolean failedBefore = failing == null || failing.containsKey(ratio.name());
        if (before != null && failedBefore && ratio.timesWorseThan(before) > ALLOWED_SHORT) {
          now.put(ratio.name(), words(ratio, before));
        }
      }
      failing = now;
    }
    return failing == null ? List.of() : new ArrayList<>(failing.values());
  }

  private static void requireCommon(Ratios baseline, List<Ratio> measured) {
    if (baseline.hasNoneOf(measured)) {
      throw new IllegalStateException(
          "the baseline has none of " + measured.stream().map(Ratio::name).toList());
    }
  }

  private static String words(Ratio ratio, Ratio before) {
    return String.format(
        Locale.ROOT,
        "%s is %.4f, was %.4f: %.0f %% worse",
        ratio.name(),
        ratio.value(),
        before.value(),
        100 * (ratio.timesWorseThan(before) - 1));
  }
}
