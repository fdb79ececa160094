package org.mneme.jobs.chaos;

import org.apache.flink.connector.base.DeliveryGuarantee;

/**
 * How long and how hard.
 *
 * @param seed of the records and of the faults
 * @param kills processes that are killed, at least 3: a TaskManager, the JobManager and the broker
 *     are the first
 * @param rescales how often the job is stopped with a savepoint and resumed at another parallelism
 * @param recordsPerSecond of the model
 * @param queriesPerSecond beside them
 * @param longestPauseMillis between recovery and the next fault
 * @param guarantee of upserts
 */
public record ChaosParameters(
    long seed,
    int kills,
    int rescales,
    int recordsPerSecond,
    int queriesPerSecond,
    int longestPauseMillis,
    DeliveryGuarantee guarantee) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the value
   */
  public ChaosParameters {
    require(kills >= 3, "kills", kills);
    require(rescales >= 0 && rescales <= kills, "rescales", rescales);
    require(recordsPerSecond >= 1, "records per second", recordsPerSecond);
    require(queriesPerSecond >= 1, "queries per second", queriesPerSecond);
    require(longestPauseMillis >= 1, "pause", longestPauseMillis);
  }

  /** Whether each upsert is written once, so that how many there are can be compared. */
  boolean isExactlyOnce() {
    return guarantee == DeliveryGuarantee.EXACTLY_ONCE;
  }

  private static void require(boolean holds, String what, long value) {
    if (!holds) {
      throw new IllegalArgumentException(what + " is " + value + ", which is out of range");
    }
  }
}
