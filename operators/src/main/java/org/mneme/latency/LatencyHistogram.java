package org.mneme.latency;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.mneme.model.LatencySummary;

/**
 * Values of one operation in microseconds, in buckets whose width is at most {@code 10^-digits} of
 * the value. Memory grows with the logarithm of the largest value seen and never shrinks.
 *
 * <p><i>Source:</i> HdrHistogram, https://github.com/HdrHistogram/HdrHistogram.
 */
public final class LatencyHistogram {

  private final long highestMicros;
  private final Histogram histogram;

  public LatencyHistogram(LatencyParameters parameters) {
    this.highestMicros = parameters.highestMicros();
    this.histogram = new Histogram(parameters.digits());
  }

  /**
   * Counts one value. One below 0, as of two clocks that disagree, counts as 0; one above the
   * highest counts as the highest.
   *
   * @return whether the value was within the range
   */
  public boolean record(long micros) {
    long clamped = Math.min(Math.max(micros, 0), highestMicros);
    histogram.recordValue(clamped);
    return clamped == micros;
  }

  /** Adds what another histogram {@linkplain #encode encoded}, of whatever number of digits. */
  public void add(byte[] encoded) {
    histogram.add(Histogram.decodeFromByteBuffer(ByteBuffer.wrap(encoded), 0));
  }

  /** The counts in HdrHistogram's V2 encoding; length grows with the buckets in use. */
  public byte[] encode() {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoByteBuffer(buffer);
    return Arrays.copyOf(buffer.array(), length);
  }

  /** How many values were counted since the last {@link #reset}. */
  public long count() {
    return histogram.getTotalCount();
  }

  /**
   * Smallest value, microseconds, that at least {@code percent} per cent of the values do not
   * exceed; 0 without values.
   *
   * @param percent in [0, 100]
   */
  public long percentile(double percent) {
    return histogram.getValueAtPercentile(percent);
  }

  /** Forgets all values. */
  public void reset() {
    histogram.reset();
  }

  /** A copy that later values do not change, for readers of other threads. */
  Histogram snapshot() {
    return histogram.copy();
  }

  /**
   * Count, rate and percentiles.
   *
   * @param from start of the interval, epoch milliseconds
   * @param to end of the interval, {@code > from}
   */
  public LatencySummary summarise(String operation, long from, long to) {
    return new LatencySummary(
        operation,
        from,
        to,
        count(),
        count() * 1_000.0 / (to - from),
        percentile(50),
        percentile(95),
        percentile(99),
        percentile(99.9),
        histogram.getMaxValue());
  }
}
