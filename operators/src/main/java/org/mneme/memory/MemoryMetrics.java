package org.mneme.memory;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.RejectionReason;

/**
 * Counters and gauges of the Memory operator, under {@code <operator scope>.mneme.memory.}: {@code
 * stored}, {@code duplicates} (an id stored before, with equal content), {@code merged} (equal
 * experiences that became one), {@code belowSalience}, {@code abandoned}, {@code forgotten}
 * (dropped or hidden on arrival), {@code lateForWindow} (learned in a later window than their
 * closing time belongs to), {@code feedback}, {@code commands}, {@code queries}, {@code expired},
 * {@code rejected.<reason code>}; {@code queryCache.hits} and {@code queryCache.misses}; {@code
 * hotTier.} with {@code hits}, {@code misses}, {@code evictions}, {@code bytes}, {@code
 * bytesOverBudget}, {@code spaces}, {@code lastLoadMicros}.
 */
final class MemoryMetrics {

  private final Counter stored;
  private final Counter belowSalience;
  private final Counter abandoned;
  private final Counter forgotten;
  private final Counter duplicates;
  private final Counter merged;
  private final Counter lateForWindow;
  private final Counter feedback;
  private final Counter commands;
  private final Counter queries;
  private final Counter expired;
  private final Counter queryCacheHits;
  private final Counter queryCacheMisses;
  private final Counter hotTierHits;
  private final Counter hotTierMisses;
  private final Counter hotTierEvictions;
  private final MetricGroup rejected;
  private final MetricGroup hotTier;
  private final Map<RejectionReason, Counter> rejectedByReason =
      new EnumMap<>(RejectionReason.class);
  private volatile long lastLoadMicros;
  private boolean hasWarned;

  MemoryMetrics(MetricGroup operator) {
    MetricGroup group = operator.addGroup("mneme").addGroup("memory");
    stored = group.counter("stored");
    duplicates = group.counter("duplicates");
    merged = group.counter("merged");
    belowSalience = group.counter("belowSalience");
    abandoned = group.counter("abandoned");
    forgotten = group.counter("forgotten");
    lateForWindow = group.counter("lateForWindow");
    feedback = group.counter("feedback");
    commands = group.counter("commands");
    queries = group.counter("queries");
    expired = group.counter("expired");
    MetricGroup queryCache = group.addGroup("queryCache");
    queryCacheHits = queryCache.counter("hits");
    queryCacheMisses = queryCache.counter("misses");
    rejected = group.addGroup("rejected");
    hotTier = group.addGroup("hotTier");
    hotTierHits = hotTier.counter("hits");
    hotTierMisses = hotTier.counter("misses");
    hotTierEvictions = hotTier.counter("evictions");
    hotTier.gauge("lastLoadMicros", (Gauge<Long>) () -> lastLoadMicros);
  }

  void duplicate() {
    duplicates.inc();
  }

  void merged(int episodes) {
    merged.inc(episodes);
  }

  void lateForWindow() {
    lateForWindow.inc();
  }

  void feedback() {
    feedback.inc();
  }

  void command() {
    commands.inc();
  }

  void query() {
    queries.inc();
  }

  void expired() {
    expired.inc();
  }

  void answeredFromCache() {
    queryCacheHits.inc();
  }

  void notAnsweredFromCache() {
    queryCacheMisses.inc();
  }

  void hotTierHit() {
    hotTierHits.inc();
  }

  void hotTierEviction() {
    hotTierEvictions.inc();
  }

  void acknowledged(EpisodeStatus status) {
    switch (status) {
      case BELOW_SALIENCE -> belowSalience.inc();
      case ABANDONED -> abandoned.inc();
      case FORGOTTEN -> forgotten.inc();
      default -> stored.inc();
    }
  }

  void gaugeHotTier(LongSupplier bytes, LongSupplier overBudget, IntSupplier spaces) {
    hotTier.gauge("bytes", (Gauge<Long>) bytes::getAsLong);
    hotTier.gauge("bytesOverBudget", (Gauge<Long>) overBudget::getAsLong);
    hotTier.gauge("spaces", (Gauge<Integer>) spaces::getAsInt);
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
                      MemoryOptions.HOT_TIER_SIZE.key(),
                      budget,
                      LearningOptions.MAX_EPISODES.key()));
    }
  }

  /** A space that was not held was loaded. */
  void loaded(long nanos) {
    hotTierMisses.inc();
    lastLoadMicros = nanos / 1_000;
  }

  void rejected(RejectionReason reason) {
    rejectedByReason.computeIfAbsent(reason, r -> rejected.counter(r.code())).inc();
  }
}
