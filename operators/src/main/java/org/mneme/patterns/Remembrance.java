package org.mneme.patterns;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts right what candidates remember of their episodes (the last of them, the first and last time)
 * when some have left: as if those had never been.
 *
 * <p>Of what is left only as much is read as is needed: from the newest on until each candidate
 * names as many as it should, from the oldest on until each knows its first. What names nothing
 * that has left needs neither.
 */
final class Remembrance {

  private final PatternStore store;
  private final CountBook book;
  private final Map<CandidateKey, Candidate> lessEvidence = new HashMap<>();
  private final Set<CandidateKey> noFirst = new HashSet<>();

  Remembrance(PatternStore store, CountBook book) {
    this.store = store;
    this.book = book;
  }

  /**
   * Puts candidates of one domain right.
   *
   * @param damaged those that lost something; their counts are right
   * @param left the episodes of the domain that are left, in the order of learning
   */
  void restore(Set<CandidateKey> damaged, List<Sighting> left) throws Exception {
    for (CandidateKey key : damaged) {
      Candidate candidate = book.get(key);
      if (candidate.support() > 0 && candidate.lacksEvidence()) {
        lessEvidence.put(key, candidate);
      } else {
        settle(key, candidate);
      }
    }
    readBack(left);
    for (Map.Entry<CandidateKey, Candidate> entry : lessEvidence.entrySet()) {
      settle(entry.getKey(), entry.getValue());
    }
    readOn(left);
  }

  /** Takes over what names the right episodes; its first may have to be looked for. */
  private void settle(CandidateKey key, Candidate candidate) throws Exception {
    if (candidate.evidence().isEmpty()) {
      book.put(key, candidate.begunAnew());
    } else if (candidate.firstAt() == Candidate.UNKNOWN) {
      book.put(key, candidate.firstSeen(candidate.evidence().get(0).closedAt()));
      if (candidate.evidence().size() < candidate.support()) {
        noFirst.add(key);
      }
    } else {
      book.put(key, candidate);
    }
  }

  private void readBack(List<Sighting> left) throws Exception {
    for (int i = left.size() - 1; i >= 0 && !lessEvidence.isEmpty(); i--) {
      EpisodeTrace trace = store.trace(left.get(i).episode());
      for (CandidateKey key : EpisodeMiner.mine(trace).keySet()) {
        Candidate candidate = lessEvidence.get(key);
        if (candidate != null && candidate.hasCounted(trace)) {
          show(key, candidate, left.get(i));
        }
      }
    }
  }

  private void show(CandidateKey key, Candidate candidate, Sighting sighting) throws Exception {
    if (candidate.names(sighting)) {
      return;
    }
    Candidate more = candidate.remembering(sighting);
    if (more.lacksEvidence()) {
      lessEvidence.put(key, more);
    } else {
      lessEvidence.remove(key);
      settle(key, more);
    }
  }

  private void readOn(List<Sighting> left) throws Exception {
    for (int i = 0; i < left.size() && !noFirst.isEmpty(); i++) {
      EpisodeTrace trace = store.trace(left.get(i).episode());
      for (CandidateKey key : EpisodeMiner.mine(trace).keySet()) {
        if (noFirst.contains(key) && book.get(key).hasCounted(trace)) {
          noFirst.remove(key);
          book.put(key, book.get(key).firstSeen(trace.closedAt()));
        }
      }
    }
  }
}
