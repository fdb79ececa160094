package org.mneme.jobs.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mneme.latency.LatencyHistogram;
import org.mneme.latency.LatencyParameters;
import org.mneme.model.LatencySummary;

/**
 * Collects latencies from both sides: what the job says of itself on the metrics topic, and what a
 * client measures from the instant at which a record was meant to be sent until its outcome was
 * read. Safe to share between threads.
 */
public final class LatencyBook {

  /** What the names of operations measured by the client begin with. */
  public static final String END_TO_END = "end-to-end.";

  private static final LatencyParameters PRECISE = new LatencyParameters(1_000, 3, 3_600_000_000L);

  private final Map<String, List<LatencySummary>> reported = new HashMap<>();
  private final Map<String, LatencyHistogram> measured = new HashMap<>();
  private final Map<String, Long> sentNanos = new HashMap<>();

  /** Takes a record of the metrics topic. */
  public synchronized void reported(LatencySummary summary) {
    reported.computeIfAbsent(summary.operation(), name -> new ArrayList<>()).add(summary);
  }

  /** Starts a clock for {@code key}; the last start before its end counts. */
  public synchronized void sent(String key, long nanos) {
    sentNanos.put(key, nanos);
  }

  /** Ends the clock of {@code key}, if it runs. */
  public synchronized void received(String operation, String key, long nanos) {
    Long sent = sentNanos.remove(key);
    if (sent != null) {
      measured
          .computeIfAbsent(END_TO_END + operation, name -> new LatencyHistogram(PRECISE))
          .record((nanos - sent) / 1_000);
    }
  }

  /**
   * Figures of each operation, by name.
   *
   * @param millis over how long the client measured
   */
  public synchronized Map<String, Figures> figures(long millis) {
    Map<String, Figures> figures = new TreeMap<>();
    reported.forEach((name, intervals) -> figures.put(name, Figures.ofIntervals(intervals)));
    measured.forEach((name, samples) -> figures.put(name, Figures.of(samples, millis)));
    return figures;
  }
}
