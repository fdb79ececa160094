package org.mneme.memory.recall;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the time of one answer went: microseconds by stage, in the order they were passed. */
final class Stages {

  private final Map<String, Long> micros = new LinkedHashMap<>();
  private final long start = System.nanoTime();
  private long last = start;

  /** Ends a stage: it took the time since the last one ended. */
  void end(String stage) {
    long now = System.nanoTime();
    micros.put(stage, (now - last) / 1_000);
    last = now;
  }

  /** All stages so far, with their sum as {@code total}. */
  Map<String, Long> micros() {
    micros.put("total", (last - start) / 1_000);
    return micros;
  }
}
