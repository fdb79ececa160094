package org.mneme.patterns;

/**
 * When a space is looked at next, and how much of it is held.
 *
 * @param timer time of the one pending timer; null when there is none
 * @param aging end of the window in which the next pattern may have become old; null for none
 * @param traces episodes remembered
 * @param seenFrom earliest event time of a feedback id that is remembered; null for none
 */
public record MiningClock(Long timer, Long aging, int traces, Long seenFrom) {

  static final MiningClock EMPTY = new MiningClock(null, null, 0, null);

  MiningClock withTimer(Long newTimer) {
    return new MiningClock(newTimer, aging, traces, seenFrom);
  }

  MiningClock withAging(Long newAging) {
    return new MiningClock(timer, newAging, traces, seenFrom);
  }

  MiningClock plusTraces(int more) {
    return new MiningClock(timer, aging, Math.max(0, traces + more), seenFrom);
  }

  MiningClock withoutTraces() {
    return new MiningClock(timer, aging, 0, seenFrom);
  }

  MiningClock withSeenFrom(Long newSeenFrom) {
    return new MiningClock(timer, aging, traces, newSeenFrom);
  }
}
