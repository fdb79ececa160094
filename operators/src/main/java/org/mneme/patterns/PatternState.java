package org.mneme.patterns;

import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What mining has learned of a space: managed state.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@code candidate-logs} and {@code candidate-segments},
 * the {@link CandidateLog} of each domain; {@code domains} by domain; {@code series} by domain and
 * measure; {@code patterns}, the id of each that was handed on, to the key of its candidate; {@code
 * traces} by episode id, so that a forget can count back; {@code mining-clock}. Of a domain that
 * the {@link MiningTier} holds, the first four may lag behind it. What waits for its window is
 * {@link PendingState}.
 */
final class PatternState implements LogStore {

  private final MapState<String, LogBounds> logs;
  private final MapState<String, byte[]> segments;
  private final MapState<String, DomainCounts> domains;
  private final MapState<String, ChangeSeries> series;
  private final MapState<String, String> patterns;
  private final MapState<String, EpisodeTrace> traces;
  private final ValueState<MiningClock> clock;

  PatternState(RuntimeContext context) {
    logs = map(context, "candidate-logs", Types.POJO(LogBounds.class));
    segments =
        map(context, "candidate-segments", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
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
  public LogBounds bounds(String domain) throws Exception {
    return logs.get(domain);
  }

  @Override
  public void bounds(String domain, LogBounds bounds) throws Exception {
    logs.put(domain, bounds);
  }

  @Override
  public void removeBounds(String domain) throws Exception {
    logs.remove(domain);
  }

  @Override
  public byte[] segment(String domain, long number) throws Exception {
    return segments.get(segmentKey(domain, number));
  }

  @Override
  public void segment(String domain, long number, byte[] packed) throws Exception {
    segments.put(segmentKey(domain, number), packed);
  }

  @Override
  public void removeSegment(String domain, long number) throws Exception {
    segments.remove(segmentKey(domain, number));
  }

  /** The names of all domains, in no order. */
  Iterable<String> domains() throws Exception {
    return domains.keys();
  }

  DomainCounts domain(String domain) throws Exception {
    return domains.get(domain);
  }

  void domain(String domain, DomainCounts counts) throws Exception {
    domains.put(domain, counts);
  }

  void removeDomain(String domain) throws Exception {
    domains.remove(domain);
  }

  ChangeSeries series(String key) throws Exception {
    return series.get(key);
  }

  void series(String key, ChangeSeries newSeries) throws Exception {
    series.put(key, newSeries);
  }

  void removeSeries(String key) throws Exception {
    series.remove(key);
  }

  String pattern(String id) throws Exception {
    return patterns.get(id);
  }

  void pattern(String id, String key) throws Exception {
    patterns.put(id, key);
  }

  void removePattern(String id) throws Exception {
    patterns.remove(id);
  }

  Iterable<Map.Entry<String, String>> patterns() throws Exception {
    return patterns.entries();
  }

  boolean holdsTrace(String episode) throws Exception {
    return traces.contains(episode);
  }

  void trace(EpisodeTrace trace) throws Exception {
    traces.put(trace.episode(), trace);
    clock(clock().plusTraces(1));
  }

  EpisodeTrace trace(String episode) throws Exception {
    return traces.get(episode);
  }

  void removeTrace(String episode) throws Exception {
    traces.remove(episode);
    clock(clock().plusTraces(-1));
  }

  Iterable<EpisodeTrace> traces() throws Exception {
    return traces.values();
  }

  void clear() throws Exception {
    logs.clear();
    segments.clear();
    domains.clear();
    series.clear();
    patterns.clear();
    traces.clear();
    clock(clock().emptied());
  }

  private static String segmentKey(String domain, long number) {
    return domain + '\u001f' + number;
  }
}
