package org.mneme.latency;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.mneme.model.LatencySummary;

/**
 * Flink metrics of an operation over all subtasks, below the scope of {@link
 * LatencySummaryFunction}: {@code mneme.operation.<operation>.<name>} with the names {@code
 * p50Micros}, {@code p95Micros}, {@code p99Micros}, {@code p999Micros}, {@code maxMicros}, {@code
 * ratePerSecond}, and {@code to}, the end of the interval that they are of (epoch milliseconds): an
 * operation that rests keeps the values of its last interval, and {@code to} stands still.
 */
final class LatencySummaryMetrics {

  private final MetricGroup group;
  private final Map<String, Last> lastOf = new HashMap<>();

  LatencySummaryMetrics(MetricGroup operatorGroup) {
    this.group = operatorGroup.addGroup("mneme");
  }

  void publish(LatencySummary summary) {
    Last last = lastOf.get(summary.operation());
    if (last == null) {
      lastOf.put(
          summary.operation(), new Last(group.addGroup("operation", summary.operation()), summary));
    } else {
      last.summary = summary;
    }
  }

  private static final class Last {

    private volatile LatencySummary summary;

    private Last(MetricGroup group, LatencySummary first) {
      summary = first;
      gauge(group, "p50Micros", LatencySummary::p50Micros);
      gauge(group, "p95Micros", LatencySummary::p95Micros);
      gauge(group, "p99Micros", LatencySummary::p99Micros);
      gauge(group, "p999Micros", LatencySummary::p999Micros);
      gauge(group, "maxMicros", LatencySummary::maxMicros);
      gauge(group, "ratePerSecond", LatencySummary::ratePerSecond);
      gauge(group, "to", LatencySummary::to);
    }

    private <T> void gauge(MetricGroup group, String name, Function<LatencySummary, T> part) {
      group.gauge(name, (Gauge<T>) () -> part.apply(summary));
    }
  }
}
