package org.mneme.jobs.load;

import java.util.BitSet;
import java.util.concurrent.TimeUnit;

/** Which of a number of episodes have come out, and when. Safe to share between threads. */
final class Arrived {

  private final BitSet seen = new BitSet();
  private final long[] nanos;
  private int count;
  private long doubled;
  private long lastNanos = System.nanoTime();

  /** Of episodes with the numbers 0 to {@code expected − 1}; others are passed over. */
  Arrived(int expected) {
    nanos = new long[expected];
  }

  /** Takes the sign of an episode that came out. */
  synchronized void take(int number, long now) {
    if (number >= nanos.length) {
      return;
    }
    if (seen.get(number)) {
      doubled++;
      return;
    }
    seen.set(number);
    nanos[count++] = now;
    lastNanos = now;
  }

  synchronized int count() {
    return count;
  }

  synchronized long doubled() {
    return doubled;
  }

  synchronized boolean isComplete() {
    return count == nanos.length;
  }

  /** How long nothing new has come, nanoseconds. */
  synchronized long silentNanos() {
    return System.nanoTime() - lastNanos;
  }

  /** Episodes a second after the first {@code skipped} of them, until the last. */
  synchronized double perSecond(double skipped) {
    int from = (int) (skipped * count);
    return (count - 1 - from) * 1e9 / Math.max(1, nanos[count - 1] - nanos[from]);
  }

  /**
   * Waits until all have come.
   *
   * @throws IllegalStateException if none comes for {@code patienceSeconds}
   */
  void await(long patienceSeconds) throws InterruptedException {
    while (!isComplete()) {
      if (silentNanos() > patienceSeconds * 1_000_000_000L) {
        throw new IllegalStateException(
            "only " + count() + " of " + nanos.length + " episodes came out, and no more come");
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
