package org.mneme.patterns;

import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.mneme.model.Pattern;

/**
 * Counters of pattern mining, under {@code <operator scope>.mneme.patterns.}:
 *
 * <ul>
 *   <li>{@code episodes} — episodes that were counted
 *   <li>{@code duplicates} — episodes that came again
 *   <li>{@code lateForWindow} — what takes effect in a later window than the one of its time
 *   <li>{@code windows} — windows in which something was due
 *   <li>{@code upserts}, {@code tombstones} — patterns handed on, and patterns dropped
 *   <li>{@code forgotten} — episodes counted back or refused for a forget
 *   <li>{@code evicted} — episodes counted back because they were too many to be remembered
 *   <li>{@code evictedDomains} — domains that were too many, gone with their patterns
 *   <li>{@code hotDomains}, {@code hotBytes} — domains in memory and what they take
 *   <li>{@code loads}, {@code hotEvictions} — domains read from state, and written back for room
 * </ul>
 */
final class PatternMetrics {

  private final MetricGroup group;
  final Counter episodes;
  final Counter duplicates;
  final Counter lateForWindow;
  final Counter windows;
  final Counter forgotten;
  private final Counter evicted;
  private final Counter evictedDomains;
  private final Counter upserts;
  private final Counter tombstones;

  PatternMetrics(MetricGroup operator) {
    group = operator.addGroup("mneme").addGroup("patterns");
    episodes = group.counter("episodes");
    duplicates = group.counter("duplicates");
    lateForWindow = group.counter("lateForWindow");
    windows = group.counter("windows");
    forgotten = group.counter("forgotten");
    evicted = group.counter("evicted");
    evictedDomains = group.counter("evictedDomains");
    upserts = group.counter("upserts");
    tombstones = group.counter("tombstones");
  }

  /** Shows what the tier holds. */
  void gauge(MiningTier tier) {
    group.gauge("hotDomains", tier::size);
    group.gauge("hotBytes", tier::bytes);
    group.gauge("loads", tier::loads);
    group.gauge("hotEvictions", tier::evictions);
  }

  /** Counts what left when a window closed. */
  void closed(WindowMining window) {
    forgotten.inc(window.forgotten());
    evicted.inc(window.evicted());
    evictedDomains.inc(window.evictedDomains());
  }

  /** Counts what a window handed on. */
  void handedOn(List<Pattern> patterns) {
    long dropped = patterns.stream().filter(Pattern::isDropped).count();
    tombstones.inc(dropped);
    upserts.inc(patterns.size() - dropped);
  }
}
