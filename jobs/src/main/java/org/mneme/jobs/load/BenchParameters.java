package org.mneme.jobs.load;

/**
 * What a recall benchmark measures.
 *
 * @param episodes stored in one space before anything is measured
 * @param perSecond queries per second, and echoes per second
 * @param phaseSeconds length of a phase
 * @param repeats measured pairs of phases, echo and recall
 * @param warmUps pairs before them that do not count
 * @param seed of episodes and queries
 * @param storingSpaces in how many other spaces episodes are stored while recall is measured once
 *     more; 0 for the space that is asked, null not to
 */
public record BenchParameters(
    int episodes,
    double perSecond,
    int phaseSeconds,
    int repeats,
    int warmUps,
    long seed,
    Integer storingSpaces) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming parameter and value
   */
  public BenchParameters {
    require("episodes", episodes, 1);
    require("seconds", phaseSeconds, 1);
    require("repeats", repeats, 1);
    require("warm-ups", warmUps, 0);
    if (storingSpaces != null) {
      require("storing", storingSpaces, 0);
    }
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("rate is " + perSecond + ", must be above 0");
    }
  }

  /** Requests of one phase. */
  public int requests() {
    return (int) Math.max(1, phaseSeconds * perSecond);
  }

  private static void require(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", must be at least " + least);
    }
  }
}
