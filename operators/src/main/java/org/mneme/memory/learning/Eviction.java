package org.mneme.memory.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mneme.episodic.Capacity;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.episodic.StoredEpisode;
import org.mneme.memory.AcknowledgedRef;
import org.mneme.memory.LearningMetrics;
import org.mneme.memory.SequenceTail;
import org.mneme.memory.SpaceProfile;
import org.mneme.memory.hot.HotTier;
import org.mneme.memory.state.Acknowledged;
import org.mneme.memory.state.AssociationState;
import org.mneme.memory.state.MemoryState;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;

/**
 * Makes room in a space that is too full, at most once a minute of event time: the least useful
 * experiences go, with all that was derived from them. What is not learned yet does not count and
 * is not chosen, so that it plays no part how much of the next windows has arrived.
 */
public final class Eviction implements LearningPhase {

  private final Capacity capacity;
  private final MemoryState state;
  private final AssociationState associations;
  private final HotTier hotTier;
  private final RowRemoval removal;
  private final Acknowledged acknowledged;
  private final LearningMetrics metrics;

  public Eviction(
      Capacity capacity,
      MemoryState state,
      AssociationState associations,
      HotTier hotTier,
      RowRemoval removal,
      Acknowledged acknowledged,
      LearningMetrics metrics) {
    this.capacity = capacity;
    this.state = state;
    this.associations = associations;
    this.hotTier = hotTier;
    this.removal = removal;
    this.acknowledged = acknowledged;
    this.metrics = metrics;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    SpaceProfile profile = state.profile();
    int surplus = profile == null ? 0 : capacity(profile).surplus(profile.learned());
    if (surplus == 0) {
      window.clock = window.clock.withEviction(null, window.clock.evictedAt());
      return;
    }
    Long last = window.clock.evictedAt();
    if (last != null && window.end < last + capacity.pauseMillis()) {
      window.clock = window.clock.withEviction(last + capacity.pauseMillis(), last);
      return;
    }
    int evicted = evict(window, surplus);
    boolean isStillFull = evicted > 0 && capacity(profile).surplus(state.profile().learned()) > 0;
    window.clock =
        window.clock.withEviction(
            isStillFull ? Long.valueOf(window.end + Math.max(1, capacity.pauseMillis())) : null,
            window.end);
  }

  private Capacity capacity(SpaceProfile profile) {
    return profile.maxEpisodes() == null ? capacity : capacity.withMaximum(profile.maxEpisodes());
  }

  private int evict(LearningWindow window, int count) throws Exception {
    if (window.hot == null) {
      window.attach(hotTier.get(window.space), associations);
    }
    List<Integer> rows = leastUseful(window, count);
    List<RowRemoval.Removed> removed = removal.remove(window, rows);
    for (RowRemoval.Removed gone : removed) {
      associations.endSequence(SequenceTail.ofSession(gone.ref().session()), gone.episode());
      associations.endSequence(SequenceTail.ofAgent(gone.ref().agent()), gone.episode());
      window.outbox.memory(
          Episode.gone(
              window.space,
              gone.episode(),
              gone.ref().startedAt(),
              gone.ref().closedAt(),
              EpisodeStatus.EVICTED));
      acknowledged.remember(
          window.space, gone.episode(), AcknowledgedRef.of(gone.ref()), window.outbox);
    }
    metrics.evicted(removed.size());
    return rows.size();
  }

  private static List<Integer> leastUseful(LearningWindow window, int count) {
    EpisodeIndex index = window.hot.index;
    int[] rows = new int[index.size()];
    double[] utility = new double[rows.length];
    int[] recalls = new int[rows.length];
    int[] found = {0};
    index.forEachBlock(
        (first, size, block) -> {
          for (int i = 0; i < size; i++) {
            StoredEpisode episode = block.episode(i);
            if (episode != null && !episode.isPinned() && episode.lastAt() <= window.end) {
              int at = found[0]++;
              rows[at] = first + i;
              recalls[at] = index.usage(rows[at]).recalls();
              utility[at] =
                  Capacity.utility(
                      recalls[at], window.end - index.lastAccess(rows[at]), episode.value());
            }
          }
        });
    int[] chosen =
        Capacity.choose(
            Arrays.copyOf(utility, found[0]),
            Arrays.copyOf(recalls, found[0]),
            position -> index.episode(rows[position]).id(),
            count);
    List<Integer> evicted = new ArrayList<>();
    for (int position : chosen) {
      evicted.add(rows[position]);
    }
    return evicted;
  }
}
