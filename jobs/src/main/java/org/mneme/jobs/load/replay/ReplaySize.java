package org.mneme.jobs.load.replay;

/**
 * How much of a replay is played. What is null is as published.
 *
 * @param seconds length of each measured scene, or null
 * @param perSecond operations per second, or null
 * @param preload episodes, or experiences, stored beforehand, or null
 * @param warmUpSeconds how long the first scene is played before anything counts
 * @param seed of everything that is drawn
 */
public record ReplaySize(
    Integer seconds, Double perSecond, Integer preload, int warmUpSeconds, long seed) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming parameter and value
   */
  public ReplaySize {
    require(seconds == null || seconds >= 1, "seconds", seconds);
    require(perSecond == null || perSecond > 0, "rate", perSecond);
    require(preload == null || preload >= 1, "preload", preload);
    require(warmUpSeconds >= 0, "warm-up", warmUpSeconds);
  }

  /** Seconds of a scene that is published with {@code usual}. */
  int seconds(int usual) {
    return seconds == null ? usual : seconds;
  }

  /** Operations per second where {@code usual} is published. */
  double perSecond(double usual) {
    return perSecond == null ? usual : perSecond;
  }

  /** What is stored beforehand where {@code usual} is published. */
  int preload(int usual) {
    return preload == null ? usual : preload;
  }

  private static void require(boolean holds, String name, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + ", which is too small");
    }
  }
}
