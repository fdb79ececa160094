package org.mneme.jobs.load;

/**
 * Size and manners of a simulated fleet.
 *
 * @param episodes how many episodes it plays, ≥ 1
 * @param seed what everything random depends on
 * @param startMillis event time of the first episode, epoch milliseconds
 * @param meanGapMillis mean time between the starts of two episodes, event time
 * @param disorderMillis how long after its event time a record is sent at most
 * @param resendShare share of records that are sent a second time, in [0, 1]
 * @param uncountedShare share of episodes whose completion does not say how many steps there are
 * @param queryShare queries per episode, in [0, 1]
 */
public record FleetParameters(
    int episodes,
    long seed,
    long startMillis,
    long meanGapMillis,
    long disorderMillis,
    double resendShare,
    double uncountedShare,
    double queryShare) {

  /** Episodes of a fleet that names no number; more than 12,000 steps come of them. */
  public static final int DEFAULT_EPISODES = 1_200;

  /** Seed of a fleet that names none. */
  public static final long DEFAULT_SEED = 7;

  /** How long the last episode and the questions after it may take. */
  private static final long LAST_MILLIS = 300_000;

  /**
   * A fleet that starts an episode every six seconds of its own time, stays within the job's
   * default disorder of two seconds, repeats one record in a hundred and asks one question for
   * three episodes.
   *
   * @throws IllegalArgumentException if there is no episode to play
   */
  public static FleetParameters of(int episodes, long seed, long startMillis) {
    if (episodes < 1) {
      throw new IllegalArgumentException("episodes is " + episodes + ", must be at least 1");
    }
    return new FleetParameters(episodes, seed, startMillis, 6_000, 1_500, 0.01, 0.05, 0.35);
  }

  /** The same fleet, which ends about then, and surely not much later. */
  public static FleetParameters endingAt(long endMillis, int episodes, long seed) {
    FleetParameters anyTime = of(episodes, seed, 0);
    // The sum of many random gaps varies by a few times the root of their number.
    double gaps = episodes + 4 * Math.sqrt(episodes);
    return of(episodes, seed, endMillis - (long) (gaps * anyTime.meanGapMillis()) - LAST_MILLIS);
  }

  /** The same fleet without disorder, repeats and questions. */
  public FleetParameters inOrder() {
    return new FleetParameters(episodes, seed, startMillis, meanGapMillis, 0, 0, uncountedShare, 0);
  }
}
