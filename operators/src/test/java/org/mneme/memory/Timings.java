package org.mneme.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/** Durations in nanoseconds, and what is said of them. */
final class Timings {

  /**
   * Whether to count the processor time of the thread and not the time on the wall: for a machine
   * on which other programs run.
   */
  private static final boolean IS_OF_PROCESSOR = Boolean.getBoolean("mneme.measure.processor");

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long[] nanos = new long[1_024];
  private int size;

  /** The instant that durations are counted from and to, nanoseconds. */
  static long now() {
    return IS_OF_PROCESSOR ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
  }

  void add(long duration) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
    }
    nanos[size++] = duration;
  }

  void clear() {
    size = 0;
  }

  /** The duration that a share of all does not exceed, in microseconds. */
  double micros(double share) {
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(size - 1, Math.floor(share * size))] / 1e3;
  }

  double meanMicros() {
    return Arrays.stream(nanos, 0, size).average().orElse(0) / 1e3;
  }

  /** {@code p50 | p99 | p99.9} in microseconds. */
  String row() {
    return "%.1f | %.1f | %.1f".formatted(micros(0.5), micros(0.99), micros(0.999));
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
