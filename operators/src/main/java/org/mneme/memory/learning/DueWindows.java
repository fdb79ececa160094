package org.mneme.memory.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mneme.memory.Later;

/**
 * The spaces of which the watermark has passed a window that is not closed yet. They are closed one
 * after the other between records, with a rest after each for as long as it took, so that no query
 * waits for the window of another space; that of a space before anything else comes to it; and all
 * before a snapshot and at the end. So nobody can see when a window was closed.
 */
public final class DueWindows {

  /** Closes a space's windows. */
  @FunctionalInterface
  public interface Learner {
    /**
     * Closes all that are due.
     *
     * @param timestamp of the timer that said so
     */
    void learn(String space, long timestamp) throws Exception;
  }

  private final Later later;
  private final Learner learner;

  /** The timestamp of the timer by space, in the order in which the timers fired. */
  private final Map<String, Long> due = new LinkedHashMap<>();

  private boolean isScheduled;

  public DueWindows(Later later, Learner learner) {
    this.later = later;
    this.learner = learner;
  }

  /** A timer of {@code space} has fired. */
  public void add(String space, long timestamp) {
    due.put(space, timestamp);
    schedule(0);
  }

  /** Closes what is due in {@code space}. */
  public void learn(String space) throws Exception {
    Long timestamp = due.isEmpty() ? null : due.remove(space);
    if (timestamp != null) {
      learner.learn(space, timestamp);
    }
  }

  /** Closes all that is due. */
  public void learnAll() throws Exception {
    while (!due.isEmpty()) {
      learn(due.keySet().iterator().next());
    }
  }

  private void schedule(long millis) {
    if (!isScheduled) {
      isScheduled = true;
      later.run(millis, this::learnNext);
    }
  }

  private void learnNext() throws Exception {
    isScheduled = false;
    if (due.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    learn(due.keySet().iterator().next());
    if (!due.isEmpty()) {
      schedule(1 + (System.nanoTime() - start) / 1_000_000);
    }
  }
}
