package org.mneme.memory;

/**
 * When a space learns next and when it did last, in state; all times are epoch milliseconds of
 * event time, null where there is none.
 *
 * @param timer time of the one pending timer
 * @param closed end of the last window in which something was learned
 * @param sweepAt when the next thing of its second memory falls due
 * @param evictAt from when it may evict the next time; set while it is too full
 * @param evictedAt end of the window in which it evicted last
 */
public record LearningClock(Long timer, Long closed, Long sweepAt, Long evictAt, Long evictedAt) {

  /** Of a space that never learned. */
  public static final LearningClock UNSET = new LearningClock(null, null, null, null, null);

  public LearningClock withTimer(Long newTimer) {
    return new LearningClock(newTimer, closed, sweepAt, evictAt, evictedAt);
  }

  public LearningClock withClosed(long windowEnd) {
    return new LearningClock(timer, windowEnd, sweepAt, evictAt, evictedAt);
  }

  public LearningClock withSweep(Long newSweepAt) {
    return new LearningClock(timer, closed, newSweepAt, evictAt, evictedAt);
  }

  public LearningClock withEviction(Long newEvictAt, Long newEvictedAt) {
    return new LearningClock(timer, closed, sweepAt, newEvictAt, newEvictedAt);
  }

  /** The earlier of the times at which something falls due without a record; null for none. */
  public Long unasked() {
    if (sweepAt == null || evictAt == null) {
      return sweepAt == null ? evictAt : sweepAt;
    }
    return Math.min(sweepAt, evictAt);
  }
}
