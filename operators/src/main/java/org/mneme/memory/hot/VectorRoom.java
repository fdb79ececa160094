package org.mneme.memory.hot;

import org.mneme.episodic.EpisodeIndex;
import org.mneme.memory.SpaceProfile;
import org.mneme.memory.state.MemoryState;

/**
 * Whether there is room for the vectors of a space: one that alone takes more than the budget holds
 * their codes only, and reads from state those that its codes choose, or all of them where nothing
 * may be missed. Answers and what is learned are the same; only how long they take differs.
 */
final class VectorRoom {

  /** Bytes that an episode takes beside its vector, at least. */
  private static final long ROW_BYTES = 1_024;

  /** Part of the budget that vectors may take that were read; see {@link EpisodeIndex}. */
  private static final int READ_PART = 32;

  /** Of them a query wants its finalists at once, and again for each pair. */
  private static final int LEAST_KEPT = 256;

  /** Part of the budget that the digests of one space may take that answers showed lately. */
  private static final int DIGESTS_PART = 64;

  private final long budget;
  private final MemoryState state;
  private final HotTierMetrics metrics;

  VectorRoom(long budget, MemoryState state, HotTierMetrics metrics) {
    this.budget = budget;
    this.state = state;
    this.metrics = metrics;
  }

  /** Begins {@code space}, of this name, without vectors if they would not fit. */
  void begin(String name, HotSpace space) {
    SpaceProfile profile = space.profile;
    space.digests.keepWithin(budget / DIGESTS_PART);
    if (profile.experiences() * (vectorBytes(profile) + ROW_BYTES) > budget) {
      leave(name, space);
    }
  }

  /**
   * Lets the vectors go of a space that takes more than the budget.
   *
   * @return whether it held them
   */
  boolean letGo(HeldSpace held) {
    if (held.bytes() <= budget || held.space == null || !held.space.index.holdsVectors()) {
      return false;
    }
    leave(held.name, held.space);
    return true;
  }

  /**
   * Holds the vectors of the current key's space again if it has become so small that it stays
   * within the budget with them, and with their columns.
   */
  void takeBack(HeldSpace held) {
    EpisodeIndex index = held.space.index;
    if (!index.holdsVectors() && !held.space.isLoading()) {
      long vectors = index.capacity() * vectorBytes(held.space.profile);
      if (held.bytes() + 2 * vectors + vectors / 4 <= budget - budget / 10) {
        index.takeVectors();
      }
    }
  }

  private void leave(String name, HotSpace space) {
    metrics.codesOnly(name, budget);
    long kept = budget / READ_PART / vectorBytes(space.profile);
    space.index.leaveVectors(
        new StateVectors(state, metrics::vectorRead), (int) Math.max(LEAST_KEPT, kept));
  }

  private static long vectorBytes(SpaceProfile profile) {
    return (long) profile.dimension() * Float.BYTES;
  }
}
