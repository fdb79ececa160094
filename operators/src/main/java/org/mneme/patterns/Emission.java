package org.mneme.patterns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.mneme.model.Pattern;
import org.mneme.model.PatternKind;

/** What a window hands on: patterns that are new or have changed, and tombstones, by id. */
final class Emission {

  /** By how much a bound must move. */
  private static final double MATERIAL = 0.02;

  private final PatternStore store;
  private final CountBook book;
  private final PatternView view;
  private final String space;
  private final long end;
  private final PatternParameters parameters;
  private final TreeMap<String, Pattern> changed = new TreeMap<>();
  private final Set<CandidateKey> forced = new HashSet<>();

  Emission(
      PatternStore store, CountBook book, String space, long end, PatternParameters parameters) {
    this.store = store;
    this.book = book;
    this.view = new PatternView(book, space);
    this.space = space;
    this.end = end;
    this.parameters = parameters;
  }

  /** What is handed on of these is handed on anew, however little it changed. */
  void force(Set<CandidateKey> keys) {
    forced.addAll(keys);
  }

  /**
   * Hands a candidate on, or withdraws it.
   *
   * @param kind as what; null to withdraw it
   */
  void update(CandidateKey key, PatternKind kind) throws Exception {
    Candidate candidate = book.get(key);
    Standing standing = candidate.known();
    if (standing.emitted() != null && standing.emitted() != kind) {
      drop(PatternId.of(key.as(standing.emitted())));
      standing = standing.withdrawn();
      candidate = candidate.with(standing);
      book.put(key, candidate);
    }
    if (kind == null) {
      return;
    }
    boolean isRevived = standing.weight() < 1 && !isOld(candidate);
    double bound = candidate.bound();
    double effectiveness = Wilson.lower(standing.helped(), standing.applied());
    if (standing.emitted() == null
        || isRevived
        || forced.contains(key)
        || Math.abs(bound - standing.bound()) > MATERIAL
        || Math.abs(effectiveness - standing.effectiveness()) > MATERIAL) {
      Standing now = standing.emitted(kind, bound, effectiveness);
      put(key, candidate.with(isRevived ? now.weighing(1) : now));
    }
  }

  /** Halves the weight of a pattern that is handed on. */
  void halve(CandidateKey key) throws Exception {
    Candidate candidate = book.get(key);
    put(key, candidate.with(candidate.known().weighing(0.5)));
  }

  /** Hands on a pattern that is no candidate. */
  void put(String key, Pattern pattern) throws Exception {
    store.pattern(pattern.id(), key);
    changed.put(pattern.id(), pattern);
  }

  /** Hands on a tombstone. */
  void drop(String id) throws Exception {
    store.removePattern(id);
    changed.put(id, Pattern.dropped(space, id));
  }

  /** All that is handed on, by id. */
  List<Pattern> changed() {
    return new ArrayList<>(changed.values());
  }

  private boolean isOld(Candidate candidate) {
    return end - candidate.lastUsed() >= parameters.unusedMillis();
  }

  private void put(CandidateKey key, Candidate candidate) throws Exception {
    book.put(key, candidate);
    put(key.text(), view.of(key, candidate));
  }
}
