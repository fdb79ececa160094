package org.mneme.embedding;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counters of an embedding operator, under {@code <operator scope>.mneme.embedding.}: {@code made}
 * (vectors made of text here), {@code supplied} (vectors that the producer brought), {@code
 * without} (records that need no vector, or have no text to make one of).
 */
final class EmbeddingMetrics {

  final Counter made;
  final Counter supplied;
  final Counter without;

  EmbeddingMetrics(MetricGroup operator) {
    MetricGroup group = operator.addGroup("mneme").addGroup("embedding");
    made = group.counter("made");
    supplied = group.counter("supplied");
    without = group.counter("without");
  }
}
