package org.mneme.memory;

import java.util.Locale;

/**
 * Measures two ways to do the same in turns, in pieces of about equal length, and prints the
 * nanoseconds of each pair for {@code bin/mneme bench ratios}.
 */
final class RatioRun {

  /** The compiler needs that long for vectors, and longer on a machine that is busy. */
  private static final long WARM_UP_NANOS = 1_200_000_000;

  /** As much of it at least must be the thread's own. */
  private static final long OWN_WARM_UP_NANOS = 600_000_000;

  private final int rounds;
  private final long pieceNanos;
  private final String only;
  private final String planted;
  private final double factor;

  /**
   * A run.
   *
   * @param args rounds, milliseconds of a piece, what names must contain, and for tests of the gate
   *     what is made slower ({@code -} for nothing) and by which factor
   */
  RatioRun(String... args) {
    rounds = Integer.parseInt(args[0]);
    pieceNanos = 1_000_000 * Long.parseLong(args[1]);
    only = args[2];
    planted = args[3];
    factor = Double.parseDouble(args[4]);
  }

  /** Something that can be done many times. */
  @FunctionalInterface
  interface Work {
    /** Does it once. */
    void run() throws Exception;
  }

  /** Whether a ratio of this name, or one that begins with it, is wanted. */
  boolean wants(String name) {
    return name.contains(only) || only.startsWith(name);
  }

  /** Prints nanoseconds of both for each round. */
  void measure(String name, Work of, Work beside) throws Exception {
    if (!wants(name)) {
      return;
    }
    int timesOf = timesOfAPiece(of);
    int timesBeside = timesOfAPiece(beside);
    for (int round = 0; round < rounds; round++) {
      boolean isFirst = round % 2 == 0;
      double first = isFirst ? slowed(name, of, timesOf) : nanos(beside, timesBeside);
      double second = isFirst ? nanos(beside, timesBeside) : slowed(name, of, timesOf);
      System.out.printf(
          Locale.ROOT,
          "ratio\t%s\t%.3f\t%.3f%n",
          name,
          isFirst ? first : second,
          isFirst ? second : first);
    }
  }

  private int timesOfAPiece(Work work) throws Exception {
    long end = System.nanoTime() + WARM_UP_NANOS;
    long ownEnd = CostPair.cpuNanos() + OWN_WARM_UP_NANOS;
    int times = 1;
    double last = nanos(work, times);
    while (System.nanoTime() < end || CostPair.cpuNanos() < ownEnd) {
      times = (int) Math.max(1, Math.min(2.0 * times, pieceNanos / last));
      last = nanos(work, times);
    }
    return (int) Math.max(1, pieceNanos / last);
  }

  /** Of the thread's own time, which others on the machine take little of. */
  private static double nanos(Work work, int times) throws Exception {
    long start = CostPair.cpuNanos();
    for (int i = 0; i < times; i++) {
      work.run();
    }
    return Math.max(1, CostPair.cpuNanos() - start) / (double) times;
  }

  /** As {@link #nanos}; what is planted goes on for as much longer, within the time. */
  private double slowed(String name, Work work, int times) throws Exception {
    long start = CostPair.cpuNanos();
    double nanos = nanos(work, times);
    if (name.equals(planted)) {
      long until = start + (long) (factor * nanos * times);
      while (CostPair.cpuNanos() < until) {
        Thread.onSpinWait();
      }
      nanos = (CostPair.cpuNanos() - start) / (double) times;
    }
    return nanos;
  }
}
