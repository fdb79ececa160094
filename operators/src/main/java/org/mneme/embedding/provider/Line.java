package org.mneme.embedding.provider;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Texts that wait for a provider: those that may go, and those that failed and are due later. Times
 * are as of {@code System.nanoTime}.
 */
final class Line {

  /** All that have no answer yet, those that are out too, oldest first. */
  private final Set<Waiting> open = new LinkedHashSet<>();

  private final Deque<Waiting> ready = new ArrayDeque<>();
  private final PriorityQueue<Waiting> later =
      new PriorityQueue<>(Comparator.<Waiting>comparingLong(waiting -> waiting.due));

  /** Texts without an answer. */
  int size() {
    return open.size();
  }

  /** A new one, at the end. */
  void add(Waiting waiting) {
    open.add(waiting);
    ready.addLast(waiting);
  }

  /** One that was answered, or waits no longer. */
  void close(Waiting waiting) {
    open.remove(waiting);
  }

  /** Takes out the one that has waited longest; there must be one. */
  Waiting takeOldest() {
    Waiting oldest = open.iterator().next();
    open.remove(oldest);
    return oldest;
  }

  /** Takes out all that may go. */
  List<Waiting> takeReady() {
    List<Waiting> taken = new ArrayList<>(ready);
    ready.clear();
    return taken;
  }

  /** Those that are out and failed by no fault of their own go next. */
  void putBack(List<Waiting> batch) {
    for (int i = batch.size() - 1; i >= 0; i--) {
      ready.addFirst(batch.get(i));
    }
  }

  /** One that is out failed: it goes again after a wait. */
  void again(Waiting waiting, long now) {
    waiting.failures++;
    waiting.due = now + Breakers.backoffNanos(waiting.failures);
    later.add(waiting);
  }

  /**
   * In how many nanoseconds a request is to go: 0 for now, {@code Long.MAX_VALUE} for not at all.
   *
   * @param enough texts that need not wait for more
   * @param linger how long a new one waits for others
   */
  long dueIn(long now, int enough, long linger) {
    while (!later.isEmpty() && later.peek().due - now <= 0) {
      ready.addFirst(later.poll());
    }
    ready.removeIf(waiting -> waiting.vector.isDone());
    if (ready.isEmpty()) {
      return later.isEmpty() ? Long.MAX_VALUE : later.peek().due - now;
    }
    Waiting first = ready.getFirst();
    boolean mayLinger = ready.size() < enough && first.failures == 0;
    return mayLinger ? Math.max(0, linger - (now - first.since)) : 0;
  }

  /**
   * Takes out what goes into one request: at most {@code most}, and as many as each of it bears.
   */
  List<Waiting> next(int most) {
    List<Waiting> batch = new ArrayList<>();
    int room = most;
    while (!ready.isEmpty() && batch.size() < Math.min(room, ready.getFirst().company)) {
      room = Math.min(room, ready.getFirst().company);
      batch.add(ready.removeFirst());
    }
    return batch;
  }
}
