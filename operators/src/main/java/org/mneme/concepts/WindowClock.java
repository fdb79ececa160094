package org.mneme.concepts;

import java.util.List;
import org.mneme.model.LatencySample;

/** Where the time of one window went. */
final class WindowClock {

  private long last = System.nanoTime();
  private long stateNanos;
  private long clusteringNanos;

  /** Since the last call state was read or written. */
  void stateTook() {
    stateNanos += lap();
  }

  /** Since the last call episodes were clustered. */
  void clusteringTook() {
    clusteringNanos += lap();
  }

  /** The parts and their sum. */
  List<LatencySample> samples() {
    return List.of(
        new LatencySample("concepts.state", stateNanos / 1_000),
        new LatencySample("concepts.cluster", clusteringNanos / 1_000),
        new LatencySample("concepts.window", (stateNanos + clusteringNanos) / 1_000));
  }

  private long lap() {
    long now = System.nanoTime();
    long took = now - last;
    last = now;
    return took;
  }
}
