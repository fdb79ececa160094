package org.mneme.memory;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counters and gauges of the hot tier, under {@code <operator scope>.mneme.memory.hotTier.}: {@code
 * hits}, {@code misses}, {@code evictions}, {@code preloads}, {@code segments}, {@code
 * partialAnswers}, {@code bytes}, {@code bytesOverBudget}, {@code spaces}, {@code loading}, {@code
 * lastLoadMicros}; and of each {@link HotPart} {@code <part>.bytes} and {@code <part>.loadMicros}.
 */
final class HotTierMetrics {

  private final Counter hits;
  private final Counter misses;
  private final Counter evictions;
  private final Counter preloads;
  private final Counter segments;
  private final Counter partialAnswers;
  private final MetricGroup group;
  private final Map<HotPart, Long> loadNanos = new EnumMap<>(HotPart.class);
  private volatile long lastLoadMicros;
  private boolean hasWarned;

  HotTierMetrics(MetricGroup operator) {
    group = operator.addGroup("mneme").addGroup("memory").addGroup("hotTier");
    hits = group.counter("hits");
    misses = group.counter("misses");
    evictions = group.counter("evictions");
    preloads = group.counter("preloads");
    segments = group.counter("segments");
    partialAnswers = group.counter("partialAnswers");
    group.gauge("lastLoadMicros", (Gauge<Long>) () -> lastLoadMicros);
  }

  void gauges(LongSupplier bytes, long budget, IntSupplier spaces, IntSupplier loads) {
    group.gauge("bytes", (Gauge<Long>) bytes::getAsLong);
    group.gauge("bytesOverBudget", (Gauge<Long>) () -> Math.max(0, bytes.getAsLong() - budget));
    group.gauge("spaces", (Gauge<Integer>) spaces::getAsInt);
    group.gauge("loading", (Gauge<Integer>) loads::getAsInt);
  }

  /** Gauges of each part; {@code bytes} by part. */
  void gaugeParts(Map<HotPart, Long> bytes) {
    for (HotPart part : HotPart.values()) {
      MetricGroup ofPart = group.addGroup(part.metricName());
      ofPart.gauge("bytes", (Gauge<Long>) () -> bytes.getOrDefault(part, 0L));
      ofPart.gauge("loadMicros", (Gauge<Long>) () -> loadNanos.getOrDefault(part, 0L) / 1_000);
    }
  }

  void hit() {
    hits.inc();
  }

  /** A space that is asked or learned in is not held. */
  void miss() {
    misses.inc();
  }

  void preload() {
    preloads.inc();
  }

  void eviction() {
    evictions.inc();
  }

  void partialAnswer() {
    partialAnswers.inc();
  }

  /** A part of a space was loaded. */
  void took(HotPart part, long nanos) {
    loadNanos.merge(part, nanos, Long::sum);
  }

  /** A segment of a space was loaded. */
  void segment() {
    segments.inc();
  }

  /** All of a space is loaded, which took so long, without the pauses. */
  void loaded(long nanos) {
    lastLoadMicros = nanos / 1_000;
  }

  /**
   * A space alone takes more bytes than the hot tier may. Logged once: after it the gauge tells,
   * and two such spaces would fill the log with each other.
   */
  void tooLarge(String space, long bytes, long budget) {
    if (!hasWarned) {
      hasWarned = true;
      System.getLogger(MemoryMetrics.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "Space %s alone takes %d bytes, more than %s, %d. It is held and its answers are right, but every other space of the subtask is loaded anew after it: raise the option, or lower %s"
                  .formatted(
                      space,
                      bytes,
                      HotTierOptions.SIZE.key(),
                      budget,
                      LearningOptions.MAX_EPISODES.key()));
    }
  }
}
