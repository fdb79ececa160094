package org.mneme.jobs.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An open-loop schedule: when each record is meant to be sent, whatever becomes of those before it.
 * Latencies are counted from these instants, so that a stall is charged to every record that it
 * delays, and not only to the one that saw it (no coordinated omission).
 *
 * @param startNanos when the first record is due, by {@link System#nanoTime}
 * @param perSecond records per second, {@code > 0}
 */
public record Pace(long startNanos, double perSecond) {

  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if it is not a positive number
   */
  public Pace {
    if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException("rate is " + perSecond + ", must be above 0");
    }
  }

  /** When record {@code index}, from 0, is due, by {@link System#nanoTime}. */
  public long dueNanos(long index) {
    return startNanos + (long) (index * NANOS_PER_SECOND / perSecond);
  }

  /** Waits until record {@code index} is due; returns when that was, by {@link System#nanoTime}. */
  public long awaitDue(long index) {
    long due = dueNanos(index);
    long wait = due - System.nanoTime();
    while (wait > 0) {
      LockSupport.parkNanos(wait);
      wait = due - System.nanoTime();
    }
    return due;
  }
}
