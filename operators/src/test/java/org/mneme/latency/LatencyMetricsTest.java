package org.mneme.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.mneme.model.LatencySummary;

class LatencyMetricsTest {

  private static final LatencyParameters PARAMETERS = new LatencyParameters(1_000, 3, 1_000_000);

  private final Map<String, Metric> registered = new HashMap<>();

  @Test
  void showsTheLastIntervalOfEachOperationUnderItsDocumentedPath() {
    LatencyMetrics.OfOperation recall = new LatencyMetrics(new Recording("")).of("recall");
    LatencyHistogram interval = new LatencyHistogram(PARAMETERS);
    for (int micros = 1; micros <= 100; micros++) {
      recall.count(interval.record(micros));
    }
    recall.publish(interval);
    interval.reset();

    Histogram histogram = (Histogram) registered.get("mneme.operation.recall.latencyMicros");
    HistogramStatistics statistics = histogram.getStatistics();
    assertThat(histogram.getCount()).isEqualTo(100);
    assertThat(statistics.size()).isEqualTo(100);
    assertThat(statistics.getQuantile(0.5)).isEqualTo(50);
    assertThat(statistics.getQuantile(0.99)).isEqualTo(99);
    assertThat(statistics.getMin()).isEqualTo(1);
    assertThat(statistics.getMax()).isEqualTo(100);
    assertThat(statistics.getMean()).isEqualTo(50.5);
    assertThat(statistics.getStdDev()).isBetween(28.8, 28.9);
    assertThat(statistics.getValues()).hasSize(100).startsWith(1, 2, 3).endsWith(99, 100);
    assertThat(((Counter) registered.get("mneme.operation.recall.samples")).getCount())
        .isEqualTo(100);
  }

  @Test
  void showsZeroBeforeTheFirstInterval() {
    HistogramStatistics statistics =
        new LatencyMetrics(new Recording("")).of("recall").getStatistics();

    assertThat(statistics.size()).isZero();
    assertThat(statistics.getMin()).isZero();
    assertThat(statistics.getMax()).isZero();
    assertThat(statistics.getQuantile(0.99)).isZero();
    assertThat(statistics.getValues()).isEmpty();
  }

  @Test
  void countsClampedSamples() {
    LatencyMetrics.OfOperation recall = new LatencyMetrics(new Recording("")).of("recall");
    recall.count(true);
    recall.count(false);

    assertThat(((Counter) registered.get("mneme.operation.recall.samples")).getCount())
        .isEqualTo(2);
    assertThat(((Counter) registered.get("mneme.operation.recall.clampedSamples")).getCount())
        .isEqualTo(1);
  }

  @Test
  void showsTheLastSummaryOverAllSubtasksAndWhenItIsFrom() {
    LatencySummaryMetrics metrics = new LatencySummaryMetrics(new Recording(""));
    metrics.publish(new LatencySummary("recall", 0, 1_000, 9, 9.0, 1, 2, 3, 4, 5));
    metrics.publish(new LatencySummary("recall", 1_000, 2_000, 8, 8.0, 10, 20, 30, 40, 50));

    assertThat(gauge("p50Micros")).isEqualTo(10L);
    assertThat(gauge("p95Micros")).isEqualTo(20L);
    assertThat(gauge("p99Micros")).isEqualTo(30L);
    assertThat(gauge("p999Micros")).isEqualTo(40L);
    assertThat(gauge("maxMicros")).isEqualTo(50L);
    assertThat(gauge("ratePerSecond")).isEqualTo(8.0);
    assertThat(gauge("to")).isEqualTo(2_000L);
    assertThat(registered).hasSize(7);
  }

  private Object gauge(String name) {
    return ((Gauge<?>) registered.get("mneme.operation.recall." + name)).getValue();
  }

  /** Remembers what is registered, by its path below the operator. */
  private final class Recording extends UnregisteredMetricsGroup {

    private final String prefix;

    private Recording(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public MetricGroup addGroup(String name) {
      return new Recording(prefix + name + ".");
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      return new Recording(prefix + key + "." + value + ".");
    }

    @Override
    public Counter counter(String name) {
      Counter counter = new SimpleCounter();
      put(name, counter);
      return counter;
    }

    @Override
    public <H extends Histogram> H histogram(String name, H histogram) {
      put(name, histogram);
      return histogram;
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      put(name, gauge);
      return gauge;
    }

    private void put(String name, Metric metric) {
      assertThat(registered.put(prefix + name, metric)).isNull();
    }
  }
}
