package org.mneme.memory.recall;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Where the time of one answer went: microseconds by stage, in the order in which stages were first
 * passed. A stage that is passed again, as loading is where episodes and experiences are loaded,
 * counts all of its times.
 */
final class Stages {

  private final Map<String, Long> micros = new LinkedHashMap<>();
  private final LongSupplier clock;
  private final long start;

  /** Microseconds from the start to the end of the last stage. */
  private long passed;

  Stages() {
    this(System::nanoTime);
  }

  /**
   * Stages by another clock.
   *
   * @param clock nanoseconds, never falling
   */
  Stages(LongSupplier clock) {
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  /** Ends a stage: it took the time since the last one ended. */
  void end(String stage) {
    long now = (clock.getAsLong() - start) / 1_000;
    micros.merge(stage, now - passed, Long::sum);
    passed = now;
  }

  /** All stages so far, with their sum as {@code total}. */
  Map<String, Long> micros() {
    micros.put("total", passed);
    return micros;
  }
}
