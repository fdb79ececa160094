package org.mneme.patterns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds episodes to the counts and takes forgotten ones out again: what is left is what a count of
 * the others alone gives.
 */
final class Counting {

  private final PatternStore store;
  private final CountBook book;
  private final Set<CandidateKey> touched;

  /**
   * A counting.
   *
   * @param touched takes up every key whose counts change
   */
  Counting(PatternStore store, CountBook book, Set<CandidateKey> touched) {
    this.store = store;
    this.book = book;
    this.touched = touched;
  }

  /** Counts an episode and remembers it. */
  void add(EpisodeTrace trace) throws Exception {
    List<List<String>> path = CleanPath.of(trace);
    count(trace, path, 1);
    Sighting sighting = new Sighting(trace.episode(), trace.closedAt());
    Map<CandidateKey, Showings.Showing> shown = EpisodeMiner.mine(trace, path);
    for (Map.Entry<CandidateKey, Showings.Showing> entry : shown.entrySet()) {
      CandidateKey key = entry.getKey();
      book.put(key, book.get(key).plus(sighting, entry.getValue()));
      touched.add(key);
    }
    List<String> credited = new ArrayList<>();
    for (String pattern : trace.applied()) {
      String key = store.pattern(pattern);
      if (key != null && credit(key, 1, trace.isSuccess(), trace.closedAt())) {
        credited.add(key);
      }
    }
    store.trace(trace.counted(credited));
  }

  /** Takes out episodes that were counted, and all that is remembered of them. */
  void remove(List<EpisodeTrace> traces) throws Exception {
    Map<CandidateKey, Set<String>> gone = new HashMap<>();
    for (EpisodeTrace trace : traces) {
      List<List<String>> path = CleanPath.of(trace);
      count(trace, path, -1);
      Map<CandidateKey, Showings.Showing> shown = EpisodeMiner.mine(trace, path);
      for (Map.Entry<CandidateKey, Showings.Showing> entry : shown.entrySet()) {
        CandidateKey key = entry.getKey();
        Candidate candidate = book.get(key);
        if (candidate.support() > 0 && candidate.since() <= trace.closedAt()) {
          book.put(key, candidate.minus(entry.getValue()));
          gone.computeIfAbsent(key, any -> new HashSet<>()).add(trace.episode());
          touched.add(key);
        }
      }
      for (String key : trace.applied()) {
        // What began anew since then never had this credit.
        if (book.get(new CandidateKey(key)).since() <= trace.closedAt()) {
          credit(key, -1, trace.isSuccess(), 0);
        }
      }
      store.removeTrace(trace.episode());
    }
    remember(gone);
  }

  /** Counts that a pattern was followed or judged; whether its candidate is there. */
  boolean credit(String key, int times, boolean helped, long at) throws Exception {
    CandidateKey counted = new CandidateKey(key);
    Candidate candidate = book.get(counted);
    if (candidate.support() == 0) {
      return false;
    }
    Standing standing = candidate.known().used(times, helped ? times : 0, at);
    book.put(counted, candidate.with(standing));
    touched.add(counted);
    return true;
  }

  /** What is remembered of candidates that lost episodes is gathered anew from those left. */
  private void remember(Map<CandidateKey, Set<String>> gone) throws Exception {
    Set<String> domains = new HashSet<>();
    Map<CandidateKey, Candidate> damaged = new HashMap<>();
    for (CandidateKey key : gone.keySet()) {
      Candidate candidate = book.get(key);
      if (candidate.support() > 0) {
        damaged.put(key, candidate.blank());
        domains.add(key.domain());
      } else {
        book.put(key, candidate.begunAnew());
      }
    }
    if (damaged.isEmpty()) {
      return;
    }
    for (EpisodeTrace trace : store.traces()) {
      if (domains.contains(trace.domain())) {
        Sighting sighting = new Sighting(trace.episode(), trace.closedAt());
        for (CandidateKey key : EpisodeMiner.mine(trace).keySet()) {
          damaged.computeIfPresent(key, (same, candidate) -> candidate.seen(sighting));
        }
      }
    }
    for (Map.Entry<CandidateKey, Candidate> entry : damaged.entrySet()) {
      Candidate candidate = entry.getValue();
      // Where only evicted episodes are left, when they were is not known any more.
      book.put(
          entry.getKey(),
          candidate.evidence().isEmpty()
              ? candidate.seenSometime(book.get(entry.getKey()))
              : candidate);
    }
  }

  private void count(EpisodeTrace trace, List<List<String>> path, int sign) throws Exception {
    int tools = path.stream().mapToInt(List::size).sum();
    DomainCounts domain = book.domain(trace.domain());
    book.put(trace.domain(), domain.plus(sign, trace.isSuccess(), tools, path.size()));
  }
}
