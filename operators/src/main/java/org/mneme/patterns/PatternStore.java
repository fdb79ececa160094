package org.mneme.patterns;

import java.util.Map;

/**
 * What mining remembers of a space, by key: managed state in the operator, maps in tests. What is
 * not there is null.
 */
interface PatternStore {

  Candidate candidate(String key) throws Exception;

  void candidate(String key, Candidate candidate) throws Exception;

  void removeCandidate(String key) throws Exception;

  /** All candidates of {@code domain}, in no order; only to be read. */
  Iterable<Map.Entry<String, Candidate>> candidates(String domain) throws Exception;

  /** The keys of those of them that were handed on, in no order; only to be read. */
  Iterable<String> handedOn(String domain) throws Exception;

  DomainCounts domain(String domain) throws Exception;

  void domain(String domain, DomainCounts counts) throws Exception;

  /**
   * Forgets a domain of which no episode is left: its name, its series and what is counted in it.
   */
  void removeDomain(String domain) throws Exception;

  /** Episodes of {@code domain} have left: nothing that named them may stay anywhere. */
  void erased(String domain) throws Exception;

  /** The series of {@code key}, a domain and a measure. */
  ChangeSeries series(String key) throws Exception;

  void series(String key, ChangeSeries series) throws Exception;

  /** The candidate behind a pattern that was handed on. */
  String pattern(String id) throws Exception;

  void pattern(String id, String key) throws Exception;

  void removePattern(String id) throws Exception;

  /** All patterns that were handed on, in no order; only to be read. */
  Iterable<Map.Entry<String, String>> patterns() throws Exception;

  void trace(EpisodeTrace trace) throws Exception;

  /** What is remembered of an episode; null for nothing. */
  EpisodeTrace trace(String episode) throws Exception;

  void removeTrace(String episode) throws Exception;

  /** How many episodes are remembered. */
  int traceCount() throws Exception;

  /** How many domains there are. */
  int domainCount() throws Exception;

  /** The episodes that were counted and are remembered, in no order; only to be read. */
  Iterable<EpisodeTrace> traces() throws Exception;

  /** Forgets candidates, domains, series, patterns and traces. */
  void clear() throws Exception;
}
