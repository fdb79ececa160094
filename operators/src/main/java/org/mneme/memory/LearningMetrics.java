package org.mneme.memory;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counters of what Memory learns at the close of windows, under {@code <operator
 * scope>.mneme.memory.learning.}: {@code windows}, {@code sweeps}; {@code conceptsBorn}, {@code
 * conceptsReinforced}, {@code conceptsMerged}, {@code conceptsDropped} (idle, too many, or without
 * members); {@code episodesBound} (rows whose bindings changed), {@code bindingsFaded}, {@code
 * bindingsJudged} (by feedback); {@code linksMade}; {@code evicted} (episodes).
 */
public final class LearningMetrics {

  private final Counter windows;
  private final Counter sweeps;
  private final Counter born;
  private final Counter reinforced;
  private final Counter merged;
  private final Counter dropped;
  private final Counter bound;
  private final Counter faded;
  private final Counter judged;
  private final Counter linked;
  private final Counter evicted;

  public LearningMetrics(MetricGroup operator) {
    MetricGroup group = operator.addGroup("mneme").addGroup("memory").addGroup("learning");
    windows = group.counter("windows");
    sweeps = group.counter("sweeps");
    born = group.counter("conceptsBorn");
    reinforced = group.counter("conceptsReinforced");
    merged = group.counter("conceptsMerged");
    dropped = group.counter("conceptsDropped");
    bound = group.counter("episodesBound");
    faded = group.counter("bindingsFaded");
    judged = group.counter("bindingsJudged");
    linked = group.counter("linksMade");
    evicted = group.counter("evicted");
  }

  public void closed() {
    windows.inc();
  }

  public void swept() {
    sweeps.inc();
  }

  public void born() {
    born.inc();
  }

  public void reinforced() {
    reinforced.inc();
  }

  public void mergedConcept() {
    merged.inc();
  }

  public void droppedConcept() {
    dropped.inc();
  }

  public void bound() {
    bound.inc();
  }

  public void unbound(int bindings) {
    faded.inc(bindings);
  }

  public void judged(int bindings) {
    judged.inc(bindings);
  }

  public void linked(int links) {
    linked.inc(links);
  }

  public void evicted(int episodes) {
    evicted.inc(episodes);
  }
}
