package org.mneme.kernels;

import java.util.Arrays;

/**
 * Times on a machine that others use too: kernel and peers take turns in pieces of 0.2 ms, and each
 * counts with its fastest piece, the one that was disturbed least. JMH on an idle machine gives
 * means with errors; this gives ratios anywhere.
 */
final class PairedMinima {
  private static final long PIECE_NANOS = 200_000;
  private static final int ROUNDS = 20;

  /** Before it is compiled, vector code may take a thousand times as long, and few calls count. */
  private static final int WARM_UP_CALLS = 3000;

  private static final long WARM_UP_NANOS = 1_500_000_000;
  private static final int MOST_CALLS = 20_000;

  private PairedMinima() {}

  /** Nanoseconds for one call of each of {@code code}, which take turns for {@code millis}. */
  static double[] nanos(long millis, Runnable... code) {
    double[] fastest = new double[code.length];
    int[] calls = new int[code.length];
    Arrays.fill(fastest, Double.MAX_VALUE);
    Arrays.fill(calls, 1);
    for (Runnable each : code) {
      warmUp(each);
    }
    long end = System.nanoTime() + millis * 1_000_000;
    for (int round = 0; round < ROUNDS || System.nanoTime() < end; round++) {
      for (int i = 0; i < code.length; i++) {
        long start = System.nanoTime();
        for (int call = 0; call < calls[i]; call++) {
          code[i].run();
        }
        fastest[i] = Math.min(fastest[i], (System.nanoTime() - start) / (double) calls[i]);
        calls[i] = (int) Math.max(1, Math.min(MOST_CALLS, PIECE_NANOS / fastest[i]));
      }
    }
    return fastest;
  }

  private static void warmUp(Runnable code) {
    long end = System.nanoTime() + WARM_UP_NANOS;
    for (int call = 0; call < WARM_UP_CALLS && System.nanoTime() < end; call++) {
      code.run();
    }
  }
}
