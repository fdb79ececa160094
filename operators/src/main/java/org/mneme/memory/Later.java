package org.mneme.memory;

/**
 * Lets work be done between records, on the task's own thread; under no key until it enters one.
 */
@FunctionalInterface
public interface Later {

  /** What is to be done. */
  @FunctionalInterface
  interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  /** Does {@code work} once, so many milliseconds of processing time from now or a little later. */
  void run(long millis, Work work);
}
