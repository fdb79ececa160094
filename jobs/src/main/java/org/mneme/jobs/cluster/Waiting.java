package org.mneme.jobs.cluster;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process does and does not tell. */
public final class Waiting {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private Waiting() {}

  /**
   * Looks until it is so.
   *
   * @return whether it became so within {@code patience}
   */
  public static boolean until(Duration patience, BooleanSupplier isSo) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    return true;
  }
}
