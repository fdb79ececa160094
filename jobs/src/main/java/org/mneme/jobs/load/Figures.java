package org.mneme.jobs.load;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.mneme.latency.LatencyHistogram;
import org.mneme.model.LatencySummary;

/**
 * Latencies of one operation, a line of a table.
 *
 * @param count samples
 * @param ratePerSecond samples per second, over the time in which there were any
 * @param p50Micros median, microseconds
 * @param p95Micros 95th percentile
 * @param p99Micros 99th percentile
 * @param p999Micros 99.9th percentile
 * @param maxMicros largest
 */
public record Figures(
    long count,
    double ratePerSecond,
    long p50Micros,
    long p95Micros,
    long p99Micros,
    long p999Micros,
    long maxMicros) {

  /**
   * Exact figures of samples taken over {@code millis}.
   *
   * @param millis {@code > 0}
   */
  public static Figures of(LatencyHistogram samples, long millis) {
    LatencySummary summary = samples.summarise("", 0, millis);
    return new Figures(
        summary.count(),
        summary.ratePerSecond(),
        summary.p50Micros(),
        summary.p95Micros(),
        summary.p99Micros(),
        summary.p999Micros(),
        summary.maxMicros());
  }

  /**
   * What the records of the metrics topic say of one operation. Percentiles of intervals cannot be
   * merged; this gives, for each percentile, the one of the median interval, weighted by samples.
   * Count and maximum are exact.
   *
   * @param intervals not empty
   */
  public static Figures ofIntervals(List<LatencySummary> intervals) {
    long count = intervals.stream().mapToLong(LatencySummary::count).sum();
    long millis = intervals.stream().mapToLong(interval -> interval.to() - interval.from()).sum();
    return new Figures(
        count,
        count * 1_000.0 / millis,
        weightedMedian(intervals, LatencySummary::p50Micros),
        weightedMedian(intervals, LatencySummary::p95Micros),
        weightedMedian(intervals, LatencySummary::p99Micros),
        weightedMedian(intervals, LatencySummary::p999Micros),
        intervals.stream().mapToLong(LatencySummary::maxMicros).max().orElse(0));
  }

  private static long weightedMedian(
      List<LatencySummary> intervals, ToLongFunction<LatencySummary> percentile) {
    long half = (intervals.stream().mapToLong(LatencySummary::count).sum() + 1) / 2;
    List<LatencySummary> ascending =
        intervals.stream().sorted(Comparator.comparingLong(percentile)).toList();
    long passed = 0;
    for (LatencySummary interval : ascending) {
      passed += interval.count();
      if (passed >= half) {
        return percentile.applyAsLong(interval);
      }
    }
    throw new IllegalArgumentException("no intervals");
  }
}
