package org.mneme.memory;

import java.util.Arrays;
import java.util.Locale;

/** Durations in nanoseconds, and what is said of them. */
final class Timings {

  private long[] nanos = new long[1_024];
  private int size;

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
