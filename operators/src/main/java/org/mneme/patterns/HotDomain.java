package org.mneme.patterns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What mining knows of one domain, in memory; what changed is written when it is told to. */
final class HotDomain {

  /** Bytes of memory of a domain's counts and of a series, about. */
  private static final int DOMAIN_BYTES = 400;

  private static final int SERIES_BYTES = 12_000;

  final CandidateLog candidates;
  private final String domain;
  private final Map<String, ChangeSeries> series = new HashMap<>();
  private final Set<String> changedSeries = new HashSet<>();
  private DomainCounts counts;
  private boolean isCountChanged;

  private HotDomain(String domain, CandidateLog candidates, DomainCounts counts) {
    this.domain = domain;
    this.candidates = candidates;
    this.counts = counts;
  }

  /** What state knows of {@code domain}. */
  static HotDomain load(String domain, PatternState state) throws Exception {
    HotDomain hot = new HotDomain(domain, CandidateLog.load(domain, state), state.domain(domain));
    for (String measure : ChangeWatch.MEASURES) {
      String key = ChangeWatch.key(domain, measure).text();
      ChangeSeries known = state.series(key);
      if (known != null) {
        hot.series.put(key, known);
      }
    }
    return hot;
  }

  DomainCounts counts() {
    return counts;
  }

  void counts(DomainCounts newCounts) {
    isCountChanged |= !newCounts.equals(counts);
    counts = newCounts;
  }

  ChangeSeries series(String key) {
    return series.get(key);
  }

  void series(String key, ChangeSeries newSeries) {
    series.put(key, newSeries);
    changedSeries.add(key);
  }

  /** Bytes of memory, about. */
  long bytes() {
    return DOMAIN_BYTES + (long) SERIES_BYTES * series.size() + candidates.bytes();
  }

  /** Forgets candidates, counts and series. */
  void empty() {
    List<String> keys = new ArrayList<>();
    candidates.all().forEach(entry -> keys.add(entry.getKey()));
    keys.forEach(candidates::remove);
    counts = null;
    isCountChanged = true;
    changedSeries.addAll(series.keySet());
    series.clear();
  }

  /** Writes what changed under the current key. */
  void write(PatternState state) throws Exception {
    candidates.write(state);
    if (isCountChanged && counts == null) {
      state.removeDomain(domain);
    } else if (isCountChanged) {
      state.domain(domain, counts);
    }
    for (String key : changedSeries) {
      ChangeSeries now = series.get(key);
      if (now == null) {
        state.removeSeries(key);
      } else {
        state.series(key, now);
      }
    }
    isCountChanged = false;
    changedSeries.clear();
  }
}
