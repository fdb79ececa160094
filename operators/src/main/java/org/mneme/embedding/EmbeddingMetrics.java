package org.mneme.embedding;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counters of an embedding operator, under {@code <operator scope>.mneme.embedding.}: {@code made}
 * (vectors made of text here), {@code supplied} (vectors that the producer brought), {@code
 * without} (records that need no vector, or have no text to make one of); of queries {@code
 * cache.hits} and {@code cache.misses} (texts whose vector was kept from before, and whose was
 * not).
 */
final class EmbeddingMetrics {

  final Counter made;
  final Counter supplied;
  final Counter without;

  private final MetricGroup group;

  EmbeddingMetrics(MetricGroup operator) {
    group = operator.addGroup("mneme").addGroup("embedding");
    made = group.counter("made");
    supplied = group.counter("supplied");
    without = group.counter("without");
  }

  /** Counts texts whose vectors were kept from before. */
  Counter cacheHits() {
    return group.addGroup("cache").counter("hits");
  }

  /** Counts texts whose vectors had to be made. */
  Counter cacheMisses() {
    return group.addGroup("cache").counter("misses");
  }
}
