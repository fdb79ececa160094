package org.mneme.memory.learning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mneme.episodic.StoredEpisode;
import org.mneme.episodic.Usage;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.MemoryMetrics;
import org.mneme.memory.PendingEpisode;
import org.mneme.memory.SpaceProfile;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.state.MemoryState;

/**
 * Folds the episodes of a window in the order (closing time, id): an experience that was made
 * before is merged into the row that knows it, any other is learned as a new one. One that has got
 * its vector since it was learned is only bound anew.
 */
public final class EpisodeFolding implements LearningPhase {

  private final MemoryState state;
  private final MemoryMetrics metrics;

  public EpisodeFolding(MemoryState state, MemoryMetrics metrics) {
    this.state = state;
    this.metrics = metrics;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    Map<String, Integer> learned = new HashMap<>();
    int merged = 0;
    for (PendingEpisode episode : window.work.episodes()) {
      EpisodeRef ref = window.refs.get(episode.episode());
      if (ref == null) {
        continue;
      }
      Integer known = learned.get(ref.fingerprint());
      known = known == null ? state.rowOf(ref.fingerprint()) : known;
      if (known != null && known == ref.row()) {
        window.relearned.add(episode.episode());
      } else if (known == null) {
        learned.put(ref.fingerprint(), ref.row());
      } else {
        merge(window, episode.episode(), ref, known);
        merged++;
      }
    }
    state.rowsOf(learned);
    if (learned.size() + merged > 0) {
      SpaceProfile profile = state.profile().withoutRows(merged, 0).withLearned(learned.size());
      state.profile(profile);
      if (window.hot != null) {
        window.hot.profile = profile;
      }
      metrics.merged(merged);
    }
  }

  private void merge(LearningWindow window, String episode, EpisodeRef ref, int into)
      throws Exception {
    StoredEpisode known = state.episode(into);
    StoredEpisode later = state.episode(ref.row());
    StoredEpisode merged = known.merge(later);
    Usage usage = usage(window.hot, into).merge(usage(window.hot, ref.row()));
    state.remove(ref.row());
    window.refs.put(episode, ref.inRow(into));
    chain(window, known, known.droppedBy(later));
    state.episode(into, merged);
    if (!usage.equals(Usage.NONE)) {
      state.usage(into, usage);
    }
    if (window.hot == null) {
      state.freeRows.add(ref.row());
    } else {
      window.hot.remove(ref.row());
      window.hot.change(into, merged, usage);
    }
  }

  /** What a row names no longer can be found from what it stopped naming after it. */
  private static void chain(LearningWindow window, StoredEpisode known, List<String> dropped)
      throws Exception {
    String older = known.older();
    for (String episode : dropped) {
      window.refs.put(episode, window.refs.get(episode).before(older));
      older = episode;
    }
  }

  private Usage usage(HotSpace hot, int row) throws Exception {
    return hot == null ? state.usage(row) : hot.index.usage(row);
  }
}
