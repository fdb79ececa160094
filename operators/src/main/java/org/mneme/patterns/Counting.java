package org.mneme.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds episodes to the counts and takes those that leave out again: what is left is what a count of
 * the others alone gives.
 */
final class Counting {

  private final PatternStore store;
  private final CountBook book;
  private final long window;
  private final Set<CandidateKey> touched;

  /**
   * A counting.
   *
   * @param window end of the window that counts
   * @param touched takes up every key whose counts change
   */
  Counting(PatternStore store, CountBook book, long window, Set<CandidateKey> touched) {
    this.store = store;
    this.book = book;
    this.window = window;
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
      book.put(key, book.get(key).plus(sighting, entry.getValue(), window));
      touched.add(key);
    }
    List<String> credited = new ArrayList<>();
    for (String pattern : trace.applied()) {
      String key = store.pattern(pattern);
      if (key != null && credit(key, trace)) {
        credited.add(key);
      }
    }
    store.trace(trace.counted(credited, window));
  }

  /**
   * Takes out episodes that were counted, and their traces.
   *
   * @param areForgotten whether nothing may tell that they were; else they make room, and when a
   *     candidate was first seen stays
   * @param losses takes what is lost beside the counts
   */
  void remove(List<Sighting> episodes, boolean areForgotten, Losses losses) throws Exception {
    for (Sighting sighting : episodes) {
      EpisodeTrace trace = store.trace(sighting.episode());
      List<List<String>> path = CleanPath.of(trace);
      count(trace, path, -1);
      Map<CandidateKey, Showings.Showing> shown = EpisodeMiner.mine(trace, path);
      for (Map.Entry<CandidateKey, Showings.Showing> entry : shown.entrySet()) {
        CandidateKey key = entry.getKey();
        Candidate candidate = book.get(key);
        if (candidate.hasCounted(trace)) {
          Candidate less = candidate.minus(entry.getValue());
          less = areForgotten ? less.forgetting(trace) : less.unnaming(trace);
          book.put(key, less);
          touched.add(key);
          if (less.isDamaged()) {
            losses.damaged(key, trace.domain());
          }
        }
      }
      for (String credited : trace.applied()) {
        CandidateKey key = new CandidateKey(credited);
        Candidate candidate = book.get(key);
        if (candidate.hasCounted(trace)) {
          book.put(key, candidate.with(candidate.known().unfollowed(trace.isSuccess())));
          losses.credit(key, trace.closedAt());
          touched.add(key);
        }
      }
      store.removeTrace(trace.episode());
    }
  }

  /** Counts that feedback judged a pattern. */
  void judge(String key, boolean hasHelped, long at) throws Exception {
    CandidateKey counted = new CandidateKey(key);
    Candidate candidate = book.get(counted);
    if (candidate.support() > 0) {
      book.put(counted, candidate.with(candidate.known().judged(hasHelped, at)));
      touched.add(counted);
    }
  }

  /** Counts that an episode followed a pattern; whether its candidate is there. */
  private boolean credit(String key, EpisodeTrace trace) throws Exception {
    CandidateKey counted = new CandidateKey(key);
    Candidate candidate = book.get(counted);
    if (candidate.support() == 0) {
      return false;
    }
    Standing standing = candidate.known().followed(trace.isSuccess(), trace.closedAt());
    book.put(counted, candidate.with(standing));
    touched.add(counted);
    return true;
  }

  private void count(EpisodeTrace trace, List<List<String>> path, int sign) throws Exception {
    int tools = path.stream().mapToInt(List::size).sum();
    DomainCounts domain = book.domain(trace.domain());
    book.put(trace.domain(), domain.plus(sign, trace.isSuccess(), tools, path.size()));
  }
}
