package org.mneme.jobs.load;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a demo plays.
 *
 * @param episodes how many episodes the simulated fleet plays
 * @param perSecond records sent per second
 * @param seed of the simulated fleet
 * @param input file to play instead of the fleet
 * @param settleMillis how long to watch for doubled output once all is there
 * @param patienceMillis how long to wait without any progress before giving up
 */
public record DemoParameters(
    int episodes,
    double perSecond,
    long seed,
    Optional<Path> input,
    long settleMillis,
    long patienceMillis) {

  /** Records per second of a demo that names no rate. */
  public static final double DEFAULT_PER_SECOND = 1_000;

  /** A demo of the simulated fleet. */
  public static DemoParameters ofFleet(int episodes, double perSecond, long seed) {
    return new DemoParameters(episodes, perSecond, seed, Optional.empty(), 2_000, 20_000);
  }

  /** The same demo of a file's records. */
  public DemoParameters withInput(Path file) {
    return new DemoParameters(
        episodes, perSecond, seed, Optional.of(file), settleMillis, patienceMillis);
  }
}
