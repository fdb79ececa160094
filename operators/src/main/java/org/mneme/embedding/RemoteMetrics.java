package org.mneme.embedding;

import java.util.function.ToLongFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.mneme.embedding.provider.Traffic;

/**
 * Of an operator that asks a provider, under {@code <operator scope>.mneme.embedding.}: {@code
 * made} (vectors that came), {@code missing} (episodes or queries that went on without one), {@code
 * cache.hits} and {@code cache.misses}, and below {@code provider.} what {@link Traffic} has:
 * {@code requests}, {@code texts}, {@code failures}, {@code busy}, {@code refused}, {@code
 * waiting}, {@code batchSize}, {@code meanMillis}, {@code isDown} (1 or 0).
 */
final class RemoteMetrics {

  final Counter made;
  final Counter missing;

  RemoteMetrics(MetricGroup operator, RemoteEmbedder embedder) {
    MetricGroup group = operator.addGroup("mneme").addGroup("embedding");
    made = group.counter("made", new ThreadSafeSimpleCounter());
    missing = group.counter("missing", new ThreadSafeSimpleCounter());
    MetricGroup cache = group.addGroup("cache");
    cache.gauge("hits", (Gauge<Long>) embedder.cacheHits::sum);
    cache.gauge("misses", (Gauge<Long>) embedder.cacheMisses::sum);
    MetricGroup provider = group.addGroup("provider");
    gauge(provider, "requests", embedder, Traffic::requests);
    gauge(provider, "texts", embedder, Traffic::texts);
    gauge(provider, "failures", embedder, Traffic::failures);
    gauge(provider, "busy", embedder, Traffic::busy);
    gauge(provider, "refused", embedder, Traffic::refused);
    gauge(provider, "waiting", embedder, Traffic::waiting);
    gauge(provider, "batchSize", embedder, Traffic::batchSize);
    gauge(provider, "isDown", embedder, traffic -> traffic.isDown() ? 1 : 0);
    provider.gauge("meanMillis", (Gauge<Double>) () -> embedder.traffic().meanMillis());
  }

  private static void gauge(
      MetricGroup group, String name, RemoteEmbedder embedder, ToLongFunction<Traffic> value) {
    group.gauge(name, (Gauge<Long>) () -> value.applyAsLong(embedder.traffic()));
  }
}
