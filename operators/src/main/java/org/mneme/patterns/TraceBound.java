package org.mneme.patterns;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the episodes that a space remembers within the capacity of its memory: when they are a
 * tenth more, the oldest go until they fit again. What was counted of them stays, and can not be
 * counted back any more.
 */
final class TraceBound {

  private TraceBound() {}

  /** Removes what is too much of {@code held} episodes; returns how many that were. */
  static int keep(PatternStore store, int held, int most) throws Exception {
    if (10L * held <= 11L * most) {
      return 0;
    }
    List<Sighting> all = new ArrayList<>(held);
    for (EpisodeTrace trace : store.traces()) {
      all.add(new Sighting(trace.episode(), trace.closedAt()));
    }
    all.sort(Sighting.ORDER);
    int surplus = Math.max(0, all.size() - most);
    for (Sighting one : all.subList(0, surplus)) {
      store.removeTrace(one.episode());
    }
    return surplus;
  }
}
