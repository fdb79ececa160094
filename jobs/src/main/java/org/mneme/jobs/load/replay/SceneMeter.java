package org.mneme.jobs.load.replay;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mneme.jobs.load.Figures;
import org.mneme.jobs.load.Pace;
import org.mneme.jobs.load.PhaseMeter;
import org.mneme.latency.LatencyHistogram;

/**
 * Measures operations of several kinds in one open loop, each from the instant at which it was
 * meant to be sent. Safe to share between the thread that sends and the one that receives.
 */
final class SceneMeter {

  /** Name of the line over all kinds. */
  static final String ALL = "all";

  private final Pace pace;
  private final CountDownLatch open;
  private final Map<String, Expected> expected = new ConcurrentHashMap<>();
  private final Map<String, LatencyHistogram> kinds = new TreeMap<>();
  private long lastNanos;

  private record Expected(String kind, int index) {}

  SceneMeter(Pace pace, int count) {
    this.pace = pace;
    this.open = new CountDownLatch(count);
    this.lastNanos = pace.startNanos();
  }

  /** Says that an operation is about to be sent. */
  void expect(int index, Operation operation) {
    expected.put(operation.answer(), new Expected(operation.kind(), index));
  }

  /** Index of the operation that waits for this answer, or -1. */
  int index(String answer) {
    Expected mine = expected.get(answer);
    return mine == null ? -1 : mine.index;
  }

  /**
   * Takes an answer; one that nothing waits for (of another scene, or a second one) is ignored.
   *
   * @return index of its operation, or -1
   */
  int received(String answer, long nanos) {
    Expected mine = expected.remove(answer);
    if (mine == null) {
      return -1;
    }
    synchronized (this) {
      long micros = (nanos - pace.dueNanos(mine.index)) / 1_000;
      histogram(ALL).record(micros);
      histogram(mine.kind).record(micros);
      lastNanos = Math.max(lastNanos, nanos);
    }
    open.countDown();
    return mine.index;
  }

  /** Operations that are not answered yet. */
  long left() {
    return open.getCount();
  }

  /** Waits for what is still out, as long as answers come at all. */
  void awaitAnswers(long patienceMillis) throws InterruptedException {
    long before = -1;
    while (open.getCount() != before) {
      before = open.getCount();
      if (open.await(patienceMillis, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  /** Latencies of all operations, and of each kind; unanswered ones are in none. */
  synchronized Map<String, Figures> figures() {
    long millis = Math.max(1, (lastNanos - pace.startNanos()) / 1_000_000);
    Map<String, Figures> figures = new TreeMap<>();
    kinds.forEach((kind, histogram) -> figures.put(kind, Figures.of(histogram, millis)));
    return figures;
  }

  /** Adds the latencies of all operations to others. */
  synchronized void addTo(LatencyHistogram others) {
    others.add(histogram(ALL).encode());
  }

  private LatencyHistogram histogram(String kind) {
    return kinds.computeIfAbsent(kind, name -> new LatencyHistogram(PhaseMeter.PRECISE));
  }
}
