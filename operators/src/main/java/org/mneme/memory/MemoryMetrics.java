package org.mneme.memory;

import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.RejectionReason;

/**
 * Counters and gauges of the Memory operator, under {@code <operator scope>.mneme.memory.}: {@code
 * stored}, {@code duplicates} (an id stored before, with equal content), {@code merged} (equal
 * experiences that became one), {@code belowSalience}, {@code abandoned}, {@code forgotten}
 * (dropped or hidden on arrival), {@code lateForWindow} (learned in a later window than their
 * closing time belongs to), {@code feedback}, {@code commands}, {@code queries}, {@code expired},
 * {@code rejected.<reason code>}; {@code queryCache.hits} and {@code queryCache.misses}.
 */
public final class MemoryMetrics {

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
  private final MetricGroup rejected;
  private final Map<RejectionReason, Counter> rejectedByReason =
      new EnumMap<>(RejectionReason.class);

  public MemoryMetrics(MetricGroup operator) {
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
  }

  public void duplicate() {
    duplicates.inc();
  }

  public void merged(int episodes) {
    merged.inc(episodes);
  }

  public void lateForWindow() {
    lateForWindow.inc();
  }

  public void feedback() {
    feedback.inc();
  }

  public void command() {
    commands.inc();
  }

  public void query() {
    queries.inc();
  }

  public void expired() {
    expired.inc();
  }

  public void answeredFromCache() {
    queryCacheHits.inc();
  }

  public void notAnsweredFromCache() {
    queryCacheMisses.inc();
  }

  public void acknowledged(EpisodeStatus status) {
    switch (status) {
      case BELOW_SALIENCE -> belowSalience.inc();
      case ABANDONED -> abandoned.inc();
      case FORGOTTEN -> forgotten.inc();
      default -> stored.inc();
    }
  }

  public void rejected(RejectionReason reason) {
    rejectedByReason.computeIfAbsent(reason, r -> rejected.counter(r.code())).inc();
  }
}
