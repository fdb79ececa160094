package org.mneme.memory.learning;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.mneme.association.BindingStrength;
import org.mneme.association.EpisodeEdges;
import org.mneme.memory.LearningMetrics;

/** Drops bindings that have faded; fan-outs are those of the last window for all of them. */
public final class BindingExpiry implements Expiry {

  private final BindingStrength law;
  private final LearningMetrics metrics;

  public BindingExpiry(BindingStrength law, LearningMetrics metrics) {
    this.law = law;
    this.metrics = metrics;
  }

  @Override
  public long expire(LearningWindow window) {
    Map<Integer, Set<String>> lost = new HashMap<>();
    long[] next = {Long.MAX_VALUE};
    window.hot.edges.forEachBinding(
        (row, slot, strength, at) -> {
          int fanOut = window.hot.concepts.fanOut(slot);
          if (law.isLost(law.decayed(strength, window.end - at, fanOut))) {
            lost.computeIfAbsent(row, r -> new HashSet<>()).add(window.hot.concepts.id(slot));
          } else {
            long left = law.millisUntilLost(strength, fanOut);
            next[0] = Math.min(next[0], left < Long.MAX_VALUE - at ? at + left : Long.MAX_VALUE);
          }
        });
    for (Map.Entry<Integer, Set<String>> row : lost.entrySet()) {
      EpisodeEdges edges = window.edges.of(row.getKey());
      for (String concept : row.getValue()) {
        edges = edges.withoutBinding(concept);
      }
      window.edges.put(row.getKey(), edges);
      metrics.unbound(row.getValue().size());
    }
    return next[0];
  }
}
