package org.mneme.patterns;

import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What mining has learned of a space: managed state.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@code candidates} by {@link CandidateKey}; {@code
 * domains} by domain; {@code series} by domain and measure; {@code patterns}, the id of each that
 * was handed on, to the key of its candidate; {@code traces} by episode id, so that a forget can
 * count back; {@code mining-clock}. What waits for its window is {@link PendingState}.
 */
final class PatternState implements PatternStore {

  private final MapState<String, Candidate> candidates;
  private final MapState<String, DomainCounts> domains;
  private final MapState<String, ChangeSeries> series;
  private final MapState<String, String> patterns;
  private final MapState<String, EpisodeTrace> traces;
  private final ValueState<MiningClock> clock;

  PatternState(RuntimeContext context) {
    candidates = map(context, "candidates", Types.POJO(Candidate.class));
    domains = map(context, "domains", Types.POJO(DomainCounts.class));
    series = map(context, "series", Types.POJO(ChangeSeries.class));
    patterns = map(context, "patterns", Types.STRING);
    traces = map(context, "traces", Types.POJO(EpisodeTrace.class));
    clock =
        context.getState(new ValueStateDescriptor<>("mining-clock", Types.POJO(MiningClock.class)));
  }

  static <V> MapState<String, V> map(
      RuntimeContext context, String name, TypeInformation<V> value) {
    return context.getMapState(new MapStateDescriptor<>(name, Types.STRING, value));
  }

  MiningClock clock() throws Exception {
    MiningClock known = clock.value();
    return known == null ? MiningClock.EMPTY : known;
  }

  void clock(MiningClock now) throws Exception {
    clock.update(now);
  }

  @Override
  public Candidate candidate(String key) throws Exception {
    return candidates.get(key);
  }

  @Override
  public void candidate(String key, Candidate candidate) throws Exception {
    candidates.put(key, candidate);
  }

  @Override
  public void removeCandidate(String key) throws Exception {
    candidates.remove(key);
  }

  @Override
  public Iterable<Map.Entry<String, Candidate>> candidates() throws Exception {
    return candidates.entries();
  }

  @Override
  public DomainCounts domain(String domain) throws Exception {
    return domains.get(domain);
  }

  @Override
  public void domain(String domain, DomainCounts counts) throws Exception {
    domains.put(domain, counts);
  }

  @Override
  public ChangeSeries series(String key) throws Exception {
    return series.get(key);
  }

  @Override
  public void series(String key, ChangeSeries newSeries) throws Exception {
    series.put(key, newSeries);
  }

  @Override
  public String pattern(String id) throws Exception {
    return patterns.get(id);
  }

  @Override
  public void pattern(String id, String key) throws Exception {
    patterns.put(id, key);
  }

  @Override
  public void removePattern(String id) throws Exception {
    patterns.remove(id);
  }

  @Override
  public Iterable<Map.Entry<String, String>> patterns() throws Exception {
    return patterns.entries();
  }

  boolean holdsTrace(String episode) throws Exception {
    return traces.contains(episode);
  }

  @Override
  public void trace(EpisodeTrace trace) throws Exception {
    traces.put(trace.episode(), trace);
    clock(clock().plusTraces(1));
  }

  @Override
  public void removeTrace(String episode) throws Exception {
    traces.remove(episode);
    clock(clock().plusTraces(-1));
  }

  @Override
  public Iterable<EpisodeTrace> traces() throws Exception {
    return traces.values();
  }

  @Override
  public void clear() throws Exception {
    candidates.clear();
    domains.clear();
    series.clear();
    patterns.clear();
    traces.clear();
    clock(clock().withoutTraces());
  }
}
