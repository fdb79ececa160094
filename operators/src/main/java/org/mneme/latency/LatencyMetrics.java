package org.mneme.latency;

import org.HdrHistogram.Histogram;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.metrics.MetricGroup;

/**
 * Flink metrics of one subtask's samples, below the scope of the {@link LatencySketchOperator}:
 *
 * <ul>
 *   <li>{@code mneme.operation.<operation>.latencyMicros} — histogram of the last interval that had
 *       samples, microseconds
 *   <li>{@code mneme.operation.<operation>.samples} — counter since the task started
 *   <li>{@code mneme.operation.<operation>.clampedSamples} — counter of samples outside the range
 *       of {@link LatencyOptions#HIGHEST}
 * </ul>
 *
 * {@code operation} is a variable of the scope, so that Prometheus gets it as a label.
 */
final class LatencyMetrics {

  private final MetricGroup group;

  LatencyMetrics(MetricGroup operatorGroup) {
    this.group = operatorGroup.addGroup("mneme");
  }

  /** Registers the metrics of an operation; once for each. */
  OfOperation of(String operation) {
    return new OfOperation(group.addGroup("operation", operation));
  }

  /** Metrics of one operation. */
  static final class OfOperation implements org.apache.flink.metrics.Histogram {

    private final Counter samples;
    private final Counter clampedSamples;
    private volatile Histogram last = new Histogram(1);

    private OfOperation(MetricGroup group) {
      samples = group.counter("samples");
      clampedSamples = group.counter("clampedSamples");
      group.histogram("latencyMicros", this);
    }

    void count(boolean inRange) {
      samples.inc();
      if (!inRange) {
        clampedSamples.inc();
      }
    }

    /** Shows an interval's values until the next one's. */
    void publish(LatencyHistogram interval) {
      last = interval.snapshot();
    }

    @Override
    public void update(long micros) {
      throw new UnsupportedOperationException("shows whole intervals; samples come by publish");
    }

    @Override
    public long getCount() {
      return samples.getCount();
    }

    @Override
    public HistogramStatistics getStatistics() {
      return new IntervalStatistics(last);
    }
  }

  private static final class IntervalStatistics extends HistogramStatistics {

    private final Histogram histogram;

    private IntervalStatistics(Histogram histogram) {
      this.histogram = histogram;
    }

    @Override
    public double getQuantile(double quantile) {
      return histogram.getValueAtPercentile(quantile * 100);
    }

    @Override
    public long[] getValues() {
      long[] values = new long[size()];
      int next = 0;
      for (var bucket : histogram.recordedValues()) {
        for (long i = 0; i < bucket.getCountAtValueIteratedTo(); i++) {
          values[next++] = bucket.getValueIteratedTo();
        }
      }
      return values;
    }

    @Override
    public int size() {
      return Math.toIntExact(histogram.getTotalCount());
    }

    @Override
    public double getMean() {
      return histogram.getMean();
    }

    @Override
    public double getStdDev() {
      return histogram.getStdDeviation();
    }

    @Override
    public long getMax() {
      return histogram.getMaxValue();
    }

    @Override
    public long getMin() {
      return histogram.getTotalCount() == 0 ? 0 : histogram.getMinValue();
    }
  }
}
