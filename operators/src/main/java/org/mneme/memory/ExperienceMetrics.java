package org.mneme.memory;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counters and gauges of experiences and predictions, under {@code <operator
 * scope>.mneme.memory.experiences.}: {@code stored}, {@code duplicates}, {@code forgotten} (dropped
 * on arrival), {@code learned} (their window closed), {@code evicted}; {@code predictions}, {@code
 * withoutPrediction} (too few experiences were near); {@code loads} of a space's experiences into
 * the hot tier, {@code lastLoadMicros}.
 */
public final class ExperienceMetrics {

  private final Counter stored;
  private final Counter duplicates;
  private final Counter forgotten;
  private final Counter learned;
  private final Counter evicted;
  private final Counter predictions;
  private final Counter withoutPrediction;
  private final Counter loads;
  private volatile long lastLoadMicros;

  public ExperienceMetrics(MetricGroup operator) {
    MetricGroup group = operator.addGroup("mneme").addGroup("memory").addGroup("experiences");
    stored = group.counter("stored");
    duplicates = group.counter("duplicates");
    forgotten = group.counter("forgotten");
    learned = group.counter("learned");
    evicted = group.counter("evicted");
    predictions = group.counter("predictions");
    withoutPrediction = group.counter("withoutPrediction");
    loads = group.counter("loads");
    group.gauge("lastLoadMicros", (Gauge<Long>) () -> lastLoadMicros);
  }

  public void stored() {
    stored.inc();
  }

  public void duplicate() {
    duplicates.inc();
  }

  public void forgotten() {
    forgotten.inc();
  }

  public void learned() {
    learned.inc();
  }

  public void evicted(int experiences) {
    evicted.inc(experiences);
  }

  public void predicted(boolean hasPrediction) {
    (hasPrediction ? predictions : withoutPrediction).inc();
  }

  public void loaded(long nanos) {
    loads.inc();
    lastLoadMicros = nanos / 1_000;
  }
}
