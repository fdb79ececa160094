package org.mneme.latency;

/**
 * The latencies of one operation within one interval, as one subtask saw them. Sketches of an
 * operation merge without loss, in any order.
 *
 * @param operation what was measured
 * @param from start of the interval, epoch milliseconds by the wall clock
 * @param to end of the interval
 * @param encoded values in microseconds, as {@link LatencyHistogram#encode} writes them
 */
public record LatencySketch(String operation, long from, long to, byte[] encoded) {

  /** Whether the other sketch is of the same interval. */
  public boolean isOfSameInterval(LatencySketch other) {
    return from == other.from && to == other.to;
  }
}
