package org.mneme.jobs.soak;

import java.time.Duration;

/**
 * How long, and how much.
 *
 * @param length of the run, at least 1 min
 * @param sampleEvery time between two samples, at least 5 s
 * @param burstEvery time from one burst of episodes to the next, at least 100 ms
 * @param eventTime from one burst to the next in event time, 1 min to 1 h
 * @param queriesPerSecond beside them, at least 1
 * @param warmUp share of the run, in [0, 0.9], before the samples that are judged
 * @param seed of the records
 */
public record SoakParameters(
    Duration length,
    Duration sampleEvery,
    Duration burstEvery,
    Duration eventTime,
    int queriesPerSecond,
    double warmUp,
    long seed) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the value
   */
  public SoakParameters {
    require(length.toMinutes() >= 1, "length", length);
    require(sampleEvery.toSeconds() >= 5, "time between samples", sampleEvery);
    require(burstEvery.toMillis() >= 100, "time between bursts", burstEvery);
    require(
        eventTime.toMinutes() >= 1 && eventTime.compareTo(Duration.ofHours(1)) <= 0,
        "event time between bursts",
        eventTime);
    require(queriesPerSecond >= 1, "queries per second", queriesPerSecond);
    require(warmUp >= 0 && warmUp <= 0.9, "warm-up", warmUp);
  }

  private static void require(boolean holds, String what, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(what + " is " + value + ", which is out of range");
    }
  }
}
