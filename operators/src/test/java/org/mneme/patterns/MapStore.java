package org.mneme.patterns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The memory of mining in maps. */
final class MapStore implements PatternStore {

  final Map<String, Candidate> candidates = new HashMap<>();
  final Map<String, DomainCounts> domains = new TreeMap<>();
  final Map<String, ChangeSeries> series = new TreeMap<>();
  final Map<String, String> patterns = new TreeMap<>();
  final Map<String, EpisodeTrace> traces = new TreeMap<>();

  @Override
  public Candidate candidate(String key) {
    return candidates.get(key);
  }

  @Override
  public void candidate(String key, Candidate candidate) {
    candidates.put(key, candidate);
  }

  @Override
  public void removeCandidate(String key) {
    candidates.remove(key);
  }

  @Override
  public Iterable<Map.Entry<String, Candidate>> candidates(String domain) {
    List<Map.Entry<String, Candidate>> all = new ArrayList<>(candidates.entrySet());
    all.removeIf(entry -> !CandidateKey.domainOf(entry.getKey()).equals(domain));
    return all;
  }

  @Override
  public Iterable<String> handedOn(String domain) {
    List<String> keys = new ArrayList<>();
    candidates(domain)
        .forEach(
            entry -> {
              if (entry.getValue().known().emitted() != null) {
                keys.add(entry.getKey());
              }
            });
    return keys;
  }

  @Override
  public void erased(String domain) {
    // Maps hold nothing that is stale.
  }

  @Override
  public DomainCounts domain(String domain) {
    return domains.get(domain);
  }

  @Override
  public void domain(String domain, DomainCounts counts) {
    domains.put(domain, counts);
  }

  @Override
  public void removeDomain(String domain) {
    domains.remove(domain);
    candidates.keySet().removeIf(key -> CandidateKey.domainOf(key).equals(domain));
    ChangeWatch.MEASURES.forEach(measure -> series.remove(ChangeWatch.key(domain, measure).text()));
  }

  @Override
  public ChangeSeries series(String key) {
    return series.get(key);
  }

  @Override
  public void series(String key, ChangeSeries newSeries) {
    series.put(key, newSeries);
  }

  @Override
  public String pattern(String id) {
    return patterns.get(id);
  }

  @Override
  public void pattern(String id, String key) {
    patterns.put(id, key);
  }

  @Override
  public void removePattern(String id) {
    patterns.remove(id);
  }

  @Override
  public Iterable<Map.Entry<String, String>> patterns() {
    return patterns.entrySet();
  }

  @Override
  public void trace(EpisodeTrace trace) {
    traces.put(trace.episode(), trace);
  }

  @Override
  public EpisodeTrace trace(String episode) {
    return traces.get(episode);
  }

  @Override
  public int traceCount() {
    return traces.size();
  }

  @Override
  public int domainCount() {
    return domains.size();
  }

  @Override
  public void removeTrace(String episode) {
    traces.remove(episode);
  }

  @Override
  public Iterable<EpisodeTrace> traces() {
    return new ArrayList<>(traces.values());
  }

  @Override
  public void clear() {
    candidates.clear();
    domains.clear();
    series.clear();
    patterns.clear();
    traces.clear();
  }

  /** What is counted of every candidate, without what depends on when it was judged. */
  Map<String, List<Object>> counts() {
    Map<String, List<Object>> counts = countsButFirst();
    candidates.forEach(
        (key, candidate) ->
            counts.computeIfPresent(
                key,
                (same, of) -> Stream.concat(of.stream(), Stream.of(candidate.firstAt())).toList()));
    return counts;
  }

  /** The same without when each was first seen, which outlasts the episodes that make room. */
  Map<String, List<Object>> countsButFirst() {
    Map<String, List<Object>> counts = new TreeMap<>();
    candidates.forEach(
        (key, candidate) ->
            counts.put(
                key,
                List.of(
                    candidate.support(),
                    candidate.successes(),
                    candidate.occurrences(),
                    candidate.lastAt(),
                    candidate.evidence())));
    domains.forEach(
        (domain, of) ->
            counts.put(
                domain,
                List.of(
                    of.episodes(),
                    of.successes(),
                    of.path(),
                    of.runs(),
                    of.candidates(),
                    of.sequences(),
                    of.recoveries(),
                    of.contexts())));
    counts.values().removeIf(values -> values.get(0).equals(0));
    return counts;
  }
}
