package org.mneme.patterns;

import java.util.Map;

/** What mining remembers of the space that is the current key: its domains by way of the tier. */
final class SpaceStore implements PatternStore {

  private final String space;
  private final PatternState state;
  private final MiningTier tier;

  SpaceStore(String space, PatternState state, MiningTier tier) {
    this.space = space;
    this.state = state;
    this.tier = tier;
  }

  @Override
  public Candidate candidate(String key) throws Exception {
    return of(key).candidates.get(key);
  }

  @Override
  public void candidate(String key, Candidate candidate) throws Exception {
    HotDomain hot = of(key);
    long before = hot.bytes();
    hot.candidates.put(key, candidate);
    tier.grown(hot.bytes() - before);
  }

  @Override
  public void removeCandidate(String key) throws Exception {
    HotDomain hot = of(key);
    long before = hot.bytes();
    hot.candidates.remove(key);
    tier.grown(hot.bytes() - before);
  }

  @Override
  public Iterable<Map.Entry<String, Candidate>> candidates(String domain) throws Exception {
    return tier.get(space, domain).candidates.all();
  }

  @Override
  public Iterable<String> handedOn(String domain) throws Exception {
    return tier.get(space, domain).candidates.emitted();
  }

  @Override
  public DomainCounts domain(String domain) throws Exception {
    return tier.get(space, domain).counts();
  }

  @Override
  public void domain(String domain, DomainCounts counts) throws Exception {
    HotDomain hot = tier.get(space, domain);
    if (hot.counts() == null) {
      state.clock(state.clock().plusDomains(1));
    }
    hot.counts(counts);
  }

  @Override
  public void removeDomain(String domain) throws Exception {
    HotDomain hot = tier.get(space, domain);
    long before = hot.bytes();
    if (hot.counts() != null) {
      state.clock(state.clock().plusDomains(-1));
    }
    hot.empty();
    tier.grown(hot.bytes() - before);
  }

  @Override
  public void erased(String domain) throws Exception {
    tier.get(space, domain).candidates.erase();
  }

  @Override
  public ChangeSeries series(String key) throws Exception {
    return of(key).series(key);
  }

  @Override
  public void series(String key, ChangeSeries series) throws Exception {
    HotDomain hot = of(key);
    long before = hot.bytes();
    hot.series(key, series);
    tier.grown(hot.bytes() - before);
  }

  @Override
  public String pattern(String id) throws Exception {
    return state.pattern(id);
  }

  @Override
  public void pattern(String id, String key) throws Exception {
    state.pattern(id, key);
  }

  @Override
  public void removePattern(String id) throws Exception {
    state.removePattern(id);
  }

  @Override
  public Iterable<Map.Entry<String, String>> patterns() throws Exception {
    return state.patterns();
  }

  @Override
  public void trace(EpisodeTrace trace) throws Exception {
    state.trace(trace);
  }

  @Override
  public EpisodeTrace trace(String episode) throws Exception {
    return state.trace(episode);
  }

  @Override
  public int traceCount() throws Exception {
    return state.clock().traces();
  }

  @Override
  public int domainCount() throws Exception {
    return state.clock().domains();
  }

  @Override
  public void removeTrace(String episode) throws Exception {
    state.removeTrace(episode);
  }

  @Override
  public Iterable<EpisodeTrace> traces() throws Exception {
    return state.traces();
  }

  @Override
  public void clear() throws Exception {
    tier.drop(space);
    state.clear();
  }

  private HotDomain of(String key) throws Exception {
    return tier.get(space, CandidateKey.domainOf(key));
  }
}
