package org.mneme.patterns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds anew when patterns were followed last, where the episode that did so has left. */
final class LastUse {

  private final PatternStore store;
  private final CountBook book;

  LastUse(PatternStore store, CountBook book) {
    this.store = store;
    this.book = book;
  }

  /**
   * Puts the last use of candidates right.
   *
   * @param credits by candidate, the closing times of episodes that have left and followed it
   * @param left the episodes that are left, by domain: one of any may follow a pattern
   */
  void restore(Map<CandidateKey, Set<Long>> credits, Collection<List<Sighting>> left)
      throws Exception {
    Map<CandidateKey, Long> unknown = new HashMap<>();
    for (Map.Entry<CandidateKey, Set<Long>> entry : credits.entrySet()) {
      long used = book.get(entry.getKey()).known().usedAt();
      if (entry.getValue().contains(used)) {
        unknown.put(entry.getKey(), used);
        use(entry.getKey(), 0);
      }
    }
    if (unknown.isEmpty()) {
      return;
    }
    long latest = unknown.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    List<Sighting> all = new ArrayList<>();
    left.forEach(all::addAll);
    all.removeIf(sighting -> sighting.closedAt() > latest);
    all.sort(Sighting.ORDER.reversed());
    for (int i = 0; i < all.size() && !unknown.isEmpty(); i++) {
      EpisodeTrace trace = store.trace(all.get(i).episode());
      for (String credited : trace.applied()) {
        CandidateKey key = new CandidateKey(credited);
        if (unknown.remove(key) != null) {
          use(key, trace.closedAt());
        }
      }
    }
  }

  private void use(CandidateKey key, long at) throws Exception {
    Candidate candidate = book.get(key);
    book.put(key, candidate.with(candidate.known().usedLast(at)));
  }
}
