package org.mneme.patterns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The counts of a space while one window changes them: each is read once and written once, however
 * many of the window's episodes show it.
 */
final class CountBook {

  /** Fewest episodes that make a pattern. */
  static final int LEAST_SUPPORT = 3;

  private final PatternStore store;
  private final Map<CandidateKey, Candidate> before = new HashMap<>();
  private final Map<CandidateKey, Candidate> candidates = new HashMap<>();
  private final Map<String, DomainCounts> domains = new HashMap<>();

  CountBook(PatternStore store) {
    this.store = store;
  }

  /** What is counted under {@code key}, {@link Candidate#NONE} for nothing. */
  Candidate get(CandidateKey key) throws Exception {
    Candidate known = candidates.get(key);
    if (known == null) {
      Candidate stored = store.candidate(key.text());
      known = stored == null ? Candidate.NONE : stored;
      candidates.put(key, known);
      before.put(key, known);
    }
    return known;
  }

  void put(CandidateKey key, Candidate candidate) throws Exception {
    Candidate old = get(key);
    candidates.put(key, candidate);
    int more = (candidate.support() > 0 ? 1 : 0) - (old.support() > 0 ? 1 : 0);
    int pairs = 0;
    if (key.isPair()) {
      pairs = (isAccepted(candidate) ? 1 : 0) - (isAccepted(old) ? 1 : 0);
    }
    if (more != 0 || pairs != 0) {
      String domain = key.domain();
      DomainCounts counts = domain(domain).plusCandidates(more).plusPairs(pairs);
      put(domain, key.isTested() ? counts.plusTested(key.kind(), more) : counts);
    }
  }

  DomainCounts domain(String domain) throws Exception {
    DomainCounts known = domains.get(domain);
    if (known == null) {
      DomainCounts stored = store.domain(domain);
      known = stored == null ? DomainCounts.NONE : stored;
      domains.put(domain, known);
    }
    return known;
  }

  void put(String domain, DomainCounts counts) {
    domains.put(domain, counts);
  }

  /** The domains that were looked at. */
  Set<String> domains() {
    return new HashSet<>(domains.keySet());
  }

  /** Writes what changed; what no episode shows any more goes. */
  void flush() throws Exception {
    // Domain by domain: each may have to be loaded, and another one to leave for it.
    SortedMap<String, List<CandidateKey>> byDomain = new TreeMap<>();
    for (CandidateKey key : candidates.keySet()) {
      byDomain.computeIfAbsent(key.domain(), none -> new ArrayList<>()).add(key);
    }
    for (List<CandidateKey> keys : byDomain.values()) {
      for (CandidateKey key : keys) {
        write(key, candidates.get(key), before.get(key));
      }
    }
    for (Map.Entry<String, DomainCounts> entry : domains.entrySet()) {
      store.domain(entry.getKey(), entry.getValue());
    }
    candidates.clear();
    before.clear();
    domains.clear();
  }

  private void write(CandidateKey key, Candidate now, Candidate old) throws Exception {
    if (now.support() > 0 && !now.equals(old)) {
      store.candidate(key.text(), now);
    } else if (now.support() == 0 && old.support() > 0) {
      store.removeCandidate(key.text());
    }
  }

  /** The episodes behind a candidate, oldest first. */
  static List<String> evidence(Candidate candidate) {
    List<String> episodes = new ArrayList<>(candidate.evidence().size());
    candidate.evidence().forEach(sighting -> episodes.add(sighting.episode()));
    return episodes;
  }

  private static boolean isAccepted(Candidate candidate) {
    return candidate.support() > 0 && candidate.covering().told() > 0;
  }
}
