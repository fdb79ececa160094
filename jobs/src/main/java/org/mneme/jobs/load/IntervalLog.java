package org.mneme.jobs.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mneme.model.LatencySummary;

/**
 * What the job reports of itself, and in which spans of time it counts. Safe to share between
 * threads.
 */
public final class IntervalLog {

  private final List<LatencySummary> reported = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();

  private record Span(long from, long to) {}

  public synchronized void reported(LatencySummary summary) {
    reported.add(summary);
  }

  /** Counts intervals that lie wholly between these instants, epoch milliseconds. */
  public synchronized void count(long from, long to) {
    spans.add(new Span(from, to));
  }

  /** Figures by operation; what was not reported in a span that counts is left out. */
  public synchronized Map<String, Figures> figures() {
    Map<String, List<LatencySummary>> counted = new TreeMap<>();
    for (LatencySummary summary : reported) {
      if (spans.stream().anyMatch(span -> summary.from() >= span.from && summary.to() <= span.to)) {
        counted.computeIfAbsent(summary.operation(), name -> new ArrayList<>()).add(summary);
      }
    }
    Map<String, Figures> figures = new TreeMap<>();
    counted.forEach((name, intervals) -> figures.put(name, Figures.ofIntervals(intervals)));
    return figures;
  }
}
