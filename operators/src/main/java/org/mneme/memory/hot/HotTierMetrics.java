package org.mneme.memory.hot;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.mneme.memory.HotTierOptions;
import org.mneme.memory.LearningOptions;
import org.mneme.memory.MemoryMetrics;

/**
 * Counters and gauges of the hot tier, under {@code <operator scope>.mneme.memory.hotTier.}: {@code
 * hits}, {@code misses}, {@code evictions}, {@code preloads}, {@code segments}, {@code
 * partialAnswers}, {@code vectorReads}, {@code bytes}, {@code bytesOverBudget}, {@code spaces},
 * {@code codesOnly}, {@code loading}, {@code lastLoadMicros}; and of each {@link HotPart} {@code
 * <part>.bytes} and {@code <part>.loadMicros}.
 */
public final class HotTierMetrics {

  private final Counter hits;
  private final Counter misses;
  private final Counter evictions;
  private final Counter preloads;
  private final Counter segments;
  private final Counter partialAnswers;
  private final Counter vectorReads;
  private final MetricGroup group;
  private final LongConsumer loads;
  private final Map<HotPart, Long> loadNanos = new EnumMap<>(HotPart.class);
  private volatile long lastLoadMicros;
  private boolean hasWarned;
  private boolean hasSaidCodesOnly;

  /**
   * Registers them.
   *
   * @param loads is told the microseconds that each load of a whole space took
   */
  public HotTierMetrics(MetricGroup operator, LongConsumer loads) {
    this.loads = loads;
    group = operator.addGroup("mneme").addGroup("memory").addGroup("hotTier");
    hits = group.counter("hits");
    misses = group.counter("misses");
    evictions = group.counter("evictions");
    preloads = group.counter("preloads");
    segments = group.counter("segments");
    partialAnswers = group.counter("partialAnswers");
    vectorReads = group.counter("vectorReads");
    group.gauge("lastLoadMicros", (Gauge<Long>) () -> lastLoadMicros);
  }

  void gauges(LongSupplier bytes, long budget, IntSupplier loads) {
    group.gauge("bytes", (Gauge<Long>) bytes::getAsLong);
    group.gauge("bytesOverBudget", (Gauge<Long>) () -> Math.max(0, bytes.getAsLong() - budget));
    group.gauge("loading", (Gauge<Integer>) loads::getAsInt);
  }

  /** Gauges of how many spaces are held, and of them without their vectors. */
  void gaugeSpaces(Collection<HeldSpace> spaces) {
    group.gauge("spaces", (Gauge<Integer>) () -> HeldSpace.count(spaces));
    group.gauge("codesOnly", (Gauge<Integer>) () -> HeldSpace.countCodesOnly(spaces));
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

  /** A vector of a space that is held without them was read from state. */
  void vectorRead() {
    vectorReads.inc();
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
    loads.accept(lastLoadMicros);
  }

  /** A space's vectors are left in state from now on. Logged once: after it the gauge tells. */
  void codesOnly(String space, long budget) {
    if (!hasSaidCodesOnly) {
      hasSaidCodesOnly = true;
      warn(
          "Space %s alone takes more than %s, %d bytes. Its vectors are left in state: sign codes choose what is read of them, and what must miss nothing reads them all. Answers stay right and take longer: raise the option, or lower %s"
              .formatted(
                  space, HotTierOptions.SIZE.key(), budget, LearningOptions.MAX_EPISODES.key()));
    }
  }

  /**
   * A space alone takes more bytes than the hot tier may, even without its vectors. Logged once:
   * after it the gauge tells, and two such spaces would fill the log with each other.
   */
  void tooLarge(String space, long bytes, long budget) {
    if (!hasWarned) {
      hasWarned = true;
      warn(
          "Space %s alone takes %d bytes without its vectors, more than %s, %d. It is held and its answers are right, but every other space of the subtask is loaded anew after it: raise the option, or lower %s"
              .formatted(
                  space,
                  bytes,
                  HotTierOptions.SIZE.key(),
                  budget,
                  LearningOptions.MAX_EPISODES.key()));
    }
  }

  private static void warn(String message) {
    System.getLogger(MemoryMetrics.class.getName()).log(System.Logger.Level.WARNING, message);
  }
}
