package org.mneme.patterns;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mneme.model.PatternKind;

/**
 * What a window makes of the candidates that it changed: longest first, each is judged, tells its
 * parts how much of them it says, and is handed on or withdrawn.
 */
final class Settling {

  private final CountBook book;
  private final Judge judge;
  private final Emission emission;
  private final Set<CandidateKey> known = new HashSet<>();
  private final List<Deque<CandidateKey>> byLength = new ArrayList<>();

  Settling(CountBook book, Judge judge, Emission emission) {
    this.book = book;
    this.judge = judge;
    this.emission = emission;
    for (int length = 0; length <= EpisodeMiner.MOST_TOOLS; length++) {
      byLength.add(new ArrayDeque<>());
    }
  }

  /** Takes up a candidate to be judged. */
  void add(CandidateKey key) {
    if (key.isTested() && known.add(key)) {
      byLength.get(key.length()).add(key);
    }
  }

  /** Judges all that were taken up, and what they cover. */
  void settle() throws Exception {
    for (int length = byLength.size() - 1; length >= 0; length--) {
      Deque<CandidateKey> keys = byLength.get(length);
      for (CandidateKey key = keys.poll(); key != null; key = keys.poll()) {
        settle(key);
      }
    }
  }

  /** Takes up what is handed on of the domains that have grown by a tenth since they last were. */
  void review(Set<String> domains, PatternStore store) throws Exception {
    for (String domain : new TreeSet<>(domains)) {
      DomainCounts counts = book.domain(domain);
      if (10L * counts.episodes() >= 11L * counts.reviewed() + 10) {
        book.put(domain, counts.reviewedNow());
        List<CandidateKey> handedOn = new ArrayList<>();
        store.handedOn(domain).forEach(key -> handedOn.add(new CandidateKey(key)));
        // In an order that no history of the set behind it decides.
        handedOn.sort(null);
        handedOn.forEach(this::add);
      }
    }
  }

  private void settle(CandidateKey key) throws Exception {
    Candidate candidate = book.get(key);
    Coverage coverage = candidate.covering();
    if (candidate.support() < CountBook.LEAST_SUPPORT
        && coverage.told() == 0
        && candidate.known().emitted() == null) {
      return;
    }
    Judge.Judgement judgement = judge.of(key);
    int told = judgement.isAccepted() ? candidate.support() : 0;
    int toldSuccesses = judgement.isAccepted() ? candidate.successes() : 0;
    int more = told - coverage.told();
    int moreSuccesses = toldSuccesses - coverage.toldSuccesses();
    if (more != 0 || moreSuccesses != 0) {
      book.put(key, candidate.with(coverage.telling(told, toldSuccesses)));
      cover(key.withoutLast(), more, moreSuccesses);
      if (key.kind() == PatternKind.SEQUENCE) {
        cover(key.withoutFirst(), more, moreSuccesses);
      }
    }
    emission.update(key, judgement.kind());
  }

  private void cover(CandidateKey part, int more, int moreSuccesses) throws Exception {
    Candidate candidate = book.get(part);
    if (candidate.support() > 0) {
      book.put(part, candidate.with(candidate.covering().plus(more, moreSuccesses)));
      add(part);
    }
  }
}
