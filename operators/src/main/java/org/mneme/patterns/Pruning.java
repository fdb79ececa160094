package org.mneme.patterns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the candidates of a domain within their bound. When they are more, those go that a single
 * episode showed more than a week ago, then those with the least support, the lowest bound, the
 * most tools and the last key, until an eighth of the bound is free: so that the next window need
 * not look at all of them again. Support comes before the bound, since a candidate that failed
 * often says much and has a bound of 0.
 */
final class Pruning {

  private static final long WEEK = 7 * 86_400_000L;

  private static final Comparator<Held> WORST_FIRST =
      Comparator.comparing((Held held) -> !held.isStale)
          .thenComparingInt(Held::support)
          .thenComparingDouble(Held::bound)
          .thenComparing(Comparator.comparingInt(Held::length).reversed())
          .thenComparing(Held::key);

  private final PatternStore store;
  private final CountBook book;
  private final PatternParameters parameters;
  private final long end;

  Pruning(PatternStore store, CountBook book, PatternParameters parameters, long end) {
    this.store = store;
    this.book = book;
    this.parameters = parameters;
    this.end = end;
  }

  private record Held(CandidateKey key, boolean isStale, int support, double bound, int length) {}

  /** Removes what is too much of {@code domains}, whose counts are written. */
  void prune(Set<String> domains, Emission emission) throws Exception {
    Set<String> full = new HashSet<>();
    for (String domain : domains) {
      if (book.domain(domain).candidates() > parameters.maxCandidates()) {
        full.add(domain);
      }
    }
    if (full.isEmpty()) {
      return;
    }
    for (String domain : full) {
      List<Held> held = held(domain);
      held.sort(WORST_FIRST);
      int kept = parameters.maxCandidates() - parameters.maxCandidates() / 8;
      for (Held one : held.subList(0, Math.max(0, held.size() - kept))) {
        remove(one.key(), book, emission);
      }
    }
    book.flush();
  }

  /** Takes a candidate out, the pattern that it was and what it told its parts. */
  static void remove(CandidateKey key, CountBook book, Emission emission) throws Exception {
    emission.update(key, null);
    Candidate candidate = book.get(key);
    Coverage coverage = candidate.covering();
    if (coverage.told() > 0) {
      take(key.withoutLast(), coverage, book);
      if (key.condition().isEmpty()) {
        take(key.withoutFirst(), coverage, book);
      }
    }
    book.put(key, Candidate.NONE);
  }

  private static void take(CandidateKey part, Coverage told, CountBook book) throws Exception {
    Candidate candidate = book.get(part);
    if (candidate.support() > 0) {
      Coverage left = candidate.covering().plus(-told.told(), -told.toldSuccesses());
      book.put(part, candidate.with(left));
    }
  }

  private List<Held> held(String domain) throws Exception {
    List<Held> held = new ArrayList<>();
    for (Map.Entry<String, Candidate> entry : store.candidates(domain)) {
      CandidateKey key = new CandidateKey(entry.getKey());
      Candidate candidate = entry.getValue();
      boolean isStale = candidate.support() == 1 && end - candidate.lastAt() > WEEK;
      held.add(new Held(key, isStale, candidate.support(), candidate.bound(), key.length()));
    }
    return held;
  }
}
