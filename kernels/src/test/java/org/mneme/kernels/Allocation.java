package org.mneme.kernels;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that warmed-up code allocates on this thread. */
public final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARM_UP_CALLS = 12_000;
  private static final int MEASURED_CALLS = 500;
  private static final int ATTEMPTS = 20;

  private Allocation() {}

  /**
   * Bytes for one call of {@code kernel} once the compiler is done with it: the fewest of several
   * attempts, because compilation ends in the background.
   */
  public static long bytesPerCall(Runnable kernel) {
    long fewest = Long.MAX_VALUE;
    call(kernel, WARM_UP_CALLS);
    for (int i = 0; i < ATTEMPTS && fewest > 0; i++) {
      call(kernel, MEASURED_CALLS);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      call(kernel, MEASURED_CALLS);
      long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      fewest = Math.min(fewest, bytes / MEASURED_CALLS);
    }
    return fewest;
  }

  private static void call(Runnable kernel, int times) {
    for (int i = 0; i < times; i++) {
      kernel.run();
    }
  }
}
