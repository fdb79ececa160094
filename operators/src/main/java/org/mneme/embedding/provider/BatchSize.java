package org.mneme.embedding.provider;

/**
 * How many texts a request takes: more by the smallest number after each full one that was answered
 * in time, half after one that was late, failed, or was one too many. So a provider gets as much at
 * once as it can serve (additive increase, multiplicative decrease, as of TCP: Chiu and Jain 1989).
 */
final class BatchSize {

  /** Weight of the newest latency in the mean: some ten requests count. */
  private static final double NEWEST = 0.2;

  private final Batching batching;

  private int texts;
  private double meanMillis;

  BatchSize(Batching batching) {
    this.batching = batching;
    this.texts = batching.smallest();
  }

  /** Most texts of the next request. */
  int texts() {
    return texts;
  }

  /** Mean latency of the last requests, in milliseconds; 0 before the first. */
  double meanMillis() {
    return meanMillis;
  }

  /** A request of {@code sent} texts was answered after {@code nanos}. */
  void answered(int sent, long nanos) {
    double millis = nanos / 1e6;
    meanMillis = meanMillis == 0 ? millis : meanMillis + NEWEST * (millis - meanMillis);
    if (nanos > batching.slowAfter().toNanos()) {
      shrink();
    } else if (sent >= texts) {
      texts = Math.min(batching.largest(), texts + batching.smallest());
    }
  }

  /** A request failed, or was one too many. */
  void shrink() {
    texts = Math.max(batching.smallest(), texts / 2);
  }
}
