package org.mneme.patterns;

/**
 * When a space is looked at next, and how much of it is held.
 *
 * @param timer time of the one pending timer; null when there is none
 * @param aging end of the window in which the next pattern may have become old; null for none
 * @param traces episodes remembered
 * @param seenFrom earliest event time of a feedback id that is remembered; null for none
 * @param domains domains that something is counted in
 */
public record MiningClock(Long timer, Long aging, int traces, Long seenFrom, int domains) {

  static final MiningClock EMPTY = new MiningClock(null, null, 0, null, 0);

  MiningClock withTimer(Long newTimer) {
    return new MiningClock(newTimer, aging, traces, seenFrom, domains);
  }

  MiningClock withAging(Long newAging) {
    return new MiningClock(timer, newAging, traces, seenFrom, domains);
  }

  MiningClock plusTraces(int more) {
    return new MiningClock(timer, aging, Math.max(0, traces + more), seenFrom, domains);
  }

  MiningClock plusDomains(int more) {
    return new MiningClock(timer, aging, traces, seenFrom, Math.max(0, domains + more));
  }

  /** Without episodes and domains. */
  MiningClock emptied() {
    return new MiningClock(timer, aging, 0, seenFrom, 0);
  }

  MiningClock withSeenFrom(Long newSeenFrom) {
    return new MiningClock(timer, aging, traces, newSeenFrom, domains);
  }
}
