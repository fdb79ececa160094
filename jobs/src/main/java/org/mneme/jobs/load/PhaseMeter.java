package org.mneme.jobs.load;

import java.util.BitSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mneme.latency.LatencyHistogram;
import org.mneme.latency.LatencyParameters;

/**
 * Measures one phase of an open loop: a fixed number of requests at a {@link Pace}, each answered
 * once. Latencies count from the instant at which a request was meant to be sent. Safe to share
 * between the thread that sends and the one that receives.
 */
public final class PhaseMeter {

  /** Four digits, up to an hour. */
  public static final LatencyParameters PRECISE = new LatencyParameters(1_000, 4, 3_600_000_000L);

  private final Pace pace;
  private final int requests;
  private final BitSet answered = new BitSet();
  private final CountDownLatch open;
  private final LatencyHistogram histogram = new LatencyHistogram(PRECISE);
  private long lastNanos;
  private long duplicates;

  PhaseMeter(Pace pace, int requests) {
    this.pace = pace;
    this.requests = requests;
    this.open = new CountDownLatch(requests);
    this.lastNanos = pace.startNanos();
  }

  /**
   * Takes the answer of a request.
   *
   * @param index of the request, from 0
   * @param nanos when it was received, by {@link System#nanoTime}
   */
  synchronized void received(int index, long nanos) {
    if (answered.get(index)) {
      duplicates++;
      return;
    }
    answered.set(index);
    histogram.record((nanos - pace.dueNanos(index)) / 1_000);
    lastNanos = Math.max(lastNanos, nanos);
    open.countDown();
  }

  /** Waits for the answers that are still out; whether all came. */
  boolean awaitAnswers(long millis) throws InterruptedException {
    return open.await(millis, TimeUnit.MILLISECONDS);
  }

  /** What was measured. */
  synchronized Result result() {
    long millis = Math.max(1, (lastNanos - pace.startNanos()) / 1_000_000);
    return new Result(
        Figures.of(histogram, millis),
        requests - answered.cardinality(),
        duplicates,
        histogram.encode());
  }

  /**
   * A measured phase.
   *
   * @param figures its latencies; the rate is that of answers
   * @param unanswered requests without an answer
   * @param duplicates answers beyond the first
   * @param encoded all latencies, to be merged with those of other phases
   */
  record Result(Figures figures, long unanswered, long duplicates, byte[] encoded) {}
}
