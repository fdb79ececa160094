package org.mneme.memory.hot;

import java.util.ArrayDeque;
import java.util.Deque;
import org.mneme.memory.Later;

/**
 * The spaces that are loaded between records, a segment at a time: those that were asked first,
 * then those that are loaded because they may be. It rests after each segment for as long as that
 * took, so that records have at least half of the task's time.
 *
 * <p><i>Timers</i>: one of processing time, under no key and not in state, while a space waits.
 */
final class LoadQueue {

  /** Loads a segment of a space. */
  @FunctionalInterface
  interface Loader {
    /**
     * Does so.
     *
     * @return whether there is more to be loaded
     */
    boolean load(HeldSpace space, boolean isAsked) throws Exception;
  }

  private final Later later;
  private final Loader loader;
  private final Deque<HeldSpace> asked = new ArrayDeque<>();
  private final Deque<HeldSpace> unasked = new ArrayDeque<>();
  private boolean isScheduled;

  LoadQueue(Later later, Loader loader) {
    this.later = later;
    this.loader = loader;
  }

  /** A space of which only a part is loaded was asked. */
  void asked(HeldSpace space) {
    if (!asked.contains(space)) {
      unasked.remove(space);
      asked.add(space);
      schedule(1);
    }
  }

  /** Nobody asked for this space yet. */
  void unasked(HeldSpace space) {
    unasked.add(space);
    schedule(1);
  }

  /** Loads nothing more that nobody asked for. */
  void leaveUnasked() {
    unasked.clear();
  }

  /** How many spaces are still to be loaded. */
  int size() {
    return asked.size() + unasked.size();
  }

  private void schedule(long millis) {
    if (!isScheduled) {
      isScheduled = true;
      later.run(millis, this::loadNext);
    }
  }

  private void loadNext() throws Exception {
    isScheduled = false;
    boolean isAsked = !asked.isEmpty();
    HeldSpace space = isAsked ? asked.peek() : unasked.peek();
    if (space == null) {
      return;
    }
    long start = System.nanoTime();
    if (!loader.load(space, isAsked)) {
      asked.remove(space);
      unasked.remove(space);
    }
    if (size() > 0) {
      schedule(1 + (System.nanoTime() - start) / 1_000_000);
    }
  }
}
