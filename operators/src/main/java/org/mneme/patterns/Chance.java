package org.mneme.patterns;

/** How probable a count is by chance: exact tails, the same on every machine. */
final class Chance {

  /** What is added after it changes nothing any more. */
  private static final double NEGLIGIBLE = 1e-12;

  private Chance() {}

  /**
   * Probability that an event of probability {@code p} occurs {@code least} times or more in {@code
   * trials}.
   */
  static double atLeast(int least, int trials, double p) {
    if (least <= 0 || p >= 1 || least <= trials * p) {
      return 1; // no more than expected: nobody asks how much less
    }
    if (least > trials || p <= 0) {
      return 0;
    }
    double term =
        StrictMath.exp(
            GammaRatio.logChoose(trials, least)
                + least * StrictMath.log(p)
                + (trials - least) * StrictMath.log1p(-p));
    double sum = term;
    double odds = p / (1 - p);
    for (int k = least; k < trials && term > sum * NEGLIGIBLE; k++) {
      term *= odds * (trials - k) / (k + 1.0);
      sum += term;
    }
    return Math.min(1, sum);
  }

  /**
   * Probability that two groups of one success rate differ as much as these: twice the smaller tail
   * of Fisher's exact test, at most 1.
   */
  static double differing(int successes, int trials, int otherSuccesses, int otherTrials) {
    int all = trials + otherTrials;
    int allSuccesses = successes + otherSuccesses;
    boolean isHigh = (double) successes * otherTrials >= (double) otherSuccesses * trials;
    // The lower tail of successes is the upper one of failures.
    int seen = isHigh ? successes : trials - successes;
    int marked = isHigh ? allSuccesses : all - allSuccesses;
    int most = Math.min(trials, marked);
    double term =
        StrictMath.exp(
            GammaRatio.logChoose(marked, seen)
                + GammaRatio.logChoose(all - marked, trials - seen)
                - GammaRatio.logChoose(all, trials));
    double sum = term;
    for (int k = seen; k < most && term > sum * NEGLIGIBLE; k++) {
      term *= (marked - k) / (k + 1.0) * (trials - k) / (double) (all - marked - trials + k + 1);
      sum += term;
    }
    return Math.min(1, 2 * sum);
  }
}
