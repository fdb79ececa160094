package org.mneme.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.Usage;

/**
 * Learns when a window closes: folds the episodes that closed in it, in the order (closing time,
 * id), so that what is learned depends on the set of episodes and not on how they arrived. An
 * experience that was made before is merged into the row that knows it.
 */
final class WindowLearning {

  private final MemoryState state;
  private final HotTier hotTier;
  private final MemoryMetrics metrics;

  WindowLearning(MemoryState state, HotTier hotTier, MemoryMetrics metrics) {
    this.state = state;
    this.hotTier = hotTier;
    this.metrics = metrics;
  }

  /**
   * Folds what closed at or before {@code windowEnd} into {@code space}, the current key.
   *
   * @return the earliest closing time still pending, or null when nothing is
   */
  Long learn(String space, long windowEnd) throws Exception {
    List<PendingEpisode> due = new ArrayList<>();
    Long earliestLeft = null;
    for (Map.Entry<String, Long> entry : state.pending()) {
      long closedAt = entry.getValue();
      if (closedAt <= windowEnd) {
        due.add(new PendingEpisode(entry.getKey(), closedAt));
      } else if (earliestLeft == null || closedAt < earliestLeft) {
        earliestLeft = closedAt;
      }
    }
    due.sort(PendingEpisode.LEARNING_ORDER);
    for (PendingEpisode episode : due) {
      fold(space, episode.episode());
      state.removePending(episode.episode());
    }
    return earliestLeft;
  }

  private void fold(String space, String episode) throws Exception {
    EpisodeRef ref = state.ref(episode);
    Integer known = state.rowOf(ref.fingerprint());
    if (known == null) {
      state.rowOf(ref.fingerprint(), ref.row());
    } else {
      merge(space, episode, ref, known);
    }
  }

  private void merge(String space, String episode, EpisodeRef ref, int into) throws Exception {
    StoredEpisode merged = state.episode(into).merge(state.episode(ref.row()));
    HotSpace hot = hotTier.ifHeld(space);
    Usage usage = usage(hot, into).merge(usage(hot, ref.row()));
    state.remove(ref.row());
    state.episode(into, merged);
    state.ref(episode, new EpisodeRef(into, ref.fingerprint(), ref.closedAt()));
    SpaceProfile profile = state.profile().withoutRow();
    state.profile(profile);
    if (!usage.equals(Usage.NONE)) {
      state.usage(into, usage);
    }
    if (hot != null) {
      hot.remove(ref.row());
      hot.index.update(into, merged, usage);
      hot.profile = profile;
      hotTier.charge(space, hot);
    }
    metrics.merged();
  }

  private Usage usage(HotSpace hot, int row) throws Exception {
    return hot == null ? state.usage(row) : hot.index.usage(row);
  }
}
