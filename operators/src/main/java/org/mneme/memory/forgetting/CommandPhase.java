package org.mneme.memory.forgetting;

import org.mneme.episodic.StoredEpisode;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.MemoryMetrics;
import org.mneme.memory.SpaceProfile;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.hot.HotTier;
import org.mneme.memory.learning.LearningPhase;
import org.mneme.memory.learning.LearningWindow;
import org.mneme.memory.state.AssociationState;
import org.mneme.memory.state.MemoryState;
import org.mneme.memory.state.SeenIdsState;
import org.mneme.model.Command;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;

/** Carries out the commands of a window, by (time, id). */
public final class CommandPhase implements LearningPhase {

  private final MemoryState state;
  private final AssociationState associations;
  private final HotTier hotTier;
  private final SeenIdsState seenIds;
  private final Forgetting forgetting;
  private final MemoryMetrics metrics;

  public CommandPhase(
      MemoryState state,
      AssociationState associations,
      HotTier hotTier,
      SeenIdsState seenIds,
      Forgetting forgetting,
      MemoryMetrics metrics) {
    this.state = state;
    this.associations = associations;
    this.hotTier = hotTier;
    this.seenIds = seenIds;
    this.forgetting = forgetting;
    this.metrics = metrics;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    for (Command command : window.work.commands()) {
      switch (command.kind()) {
        case FORGET -> {
          attach(window);
          forgetting.forget(window, command);
        }
        case PIN -> pin(window, command);
        case CONFIGURE -> setCapacity(window, command.maxEpisodes());
        default ->
            throw new IllegalStateException(
                "command " + command.id() + " of kind " + command.kind() + " does not wait");
      }
    }
    seenIds.expire(window.end);
  }

  private void attach(LearningWindow window) throws Exception {
    HotSpace hot = window.hot == null ? hotTier.get(window.space) : null;
    if (hot != null) {
      window.attach(hot, associations);
    }
  }

  /** Only what the window can know of is there: else it would matter what has arrived early. */
  private void pin(LearningWindow window, Command command) throws Exception {
    EpisodeRef ref = window.refs.get(command.target());
    if (ref == null || !window.isLearned(ref)) {
      metrics.rejected(RejectionReason.INVALID_VALUE);
      window.outbox.rejection(
          new Rejection(
              RejectionReason.INVALID_VALUE,
              "target.episode: there is no episode " + command.target(),
              command.origin()));
      return;
    }
    StoredEpisode pinned = state.episode(ref.row()).pinned(command.pinned());
    state.episode(ref.row(), pinned);
    if (window.hot != null) {
      window.hot.change(ref.row(), pinned, window.hot.index.usage(ref.row()));
    }
  }

  private void setCapacity(LearningWindow window, int maxEpisodes) throws Exception {
    SpaceProfile profile = state.profile();
    SpaceProfile changed =
        (profile == null ? SpaceProfile.UNPINNED : profile).withMaxEpisodes(maxEpisodes);
    state.profile(changed);
    if (window.hot != null) {
      window.hot.profile = changed;
    }
  }
}
