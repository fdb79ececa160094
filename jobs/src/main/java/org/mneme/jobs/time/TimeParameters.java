package org.mneme.jobs.time;

import java.time.Duration;

/**
 * How event time moves, checked.
 *
 * @param disorder how much later than a newer record of its partition a record may come
 * @param quietAfter after how long a silent partition no longer holds time back, and how far the
 *     heartbeat stays behind the clock
 * @param hasHeartbeat whether the clock moves event time on when all is silent
 * @param alignment how far one event source may read ahead of the other
 */
public record TimeParameters(
    Duration disorder, Duration quietAfter, boolean hasHeartbeat, Duration alignment) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming key and value
   */
  public TimeParameters {
    require(!disorder.isNegative(), TimeOptions.DISORDER.key(), disorder, "at least 0");
    require(quietAfter.toMillis() >= 1, TimeOptions.QUIET_AFTER.key(), quietAfter, "at least 1 ms");
    require(alignment.toMillis() >= 1_000, TimeOptions.ALIGNMENT.key(), alignment, "at least 1 s");
  }

  private static void require(boolean holds, String key, Duration value, String range) {
    if (!holds) {
      throw new IllegalArgumentException(
          key + " is " + value.toMillis() + " ms; it must be " + range);
    }
  }
}
