package org.mneme.memory;

import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.Usage;

/**
 * Folds the episodes of a window in the order (closing time, id): an experience that was made
 * before is merged into the row that knows it, any other is learned as a new one.
 */
final class EpisodeFolding implements LearningPhase {

  private final MemoryState state;
  private final HotTier hotTier;
  private final MemoryMetrics metrics;

  EpisodeFolding(MemoryState state, HotTier hotTier, MemoryMetrics metrics) {
    this.state = state;
    this.hotTier = hotTier;
    this.metrics = metrics;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    for (PendingEpisode episode : window.work.episodes()) {
      EpisodeRef ref = state.ref(episode.episode());
      if (ref != null) {
        fold(window.space, episode.episode(), ref);
      }
    }
  }

  private void fold(String space, String episode, EpisodeRef ref) throws Exception {
    Integer known = state.rowOf(ref.fingerprint());
    if (known == null) {
      state.rowOf(ref.fingerprint(), ref.row());
      state.profile(state.profile().withLearned(1));
    } else {
      merge(space, episode, ref, known);
    }
  }

  private void merge(String space, String episode, EpisodeRef ref, int into) throws Exception {
    StoredEpisode known = state.episode(into);
    StoredEpisode merged = known.merge(state.episode(ref.row()));
    HotSpace hot = hotTier.ifHeld(space);
    Usage usage = usage(hot, into).merge(usage(hot, ref.row()));
    state.remove(ref.row());
    state.ref(episode, ref.inRow(into));
    state.episode(into, merged);
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
