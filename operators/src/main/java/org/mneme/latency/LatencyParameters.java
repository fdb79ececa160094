package org.mneme.latency;

import java.io.Serializable;

/**
 * How latencies are measured; parsed once from {@link LatencyOptions}.
 *
 * @param intervalMillis length of an interval, milliseconds, 100 to 3,600,000
 * @param digits significant decimal digits of a recorded value, 1 to 5; the relative error of a
 *     percentile is at most {@code 10^-digits}
 * @param highestMicros largest value that is told apart, microseconds; larger ones count as this
 */
public record LatencyParameters(long intervalMillis, int digits, long highestMicros)
    implements Serializable {

  /**
   * The interval that an instant belongs to. Intervals are aligned to the epoch, so that all
   * subtasks cut time at the same instants.
   *
   * @param epochMillis wall clock
   * @return its start, epoch milliseconds
   */
  public long intervalStart(long epochMillis) {
    return Math.floorDiv(epochMillis, intervalMillis) * intervalMillis;
  }
}
