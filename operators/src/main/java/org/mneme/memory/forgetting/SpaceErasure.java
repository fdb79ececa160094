package org.mneme.memory.forgetting;

import org.mneme.memory.Forgets;
import org.mneme.memory.SpaceProfile;
import org.mneme.memory.hot.HotTier;
import org.mneme.memory.learning.LearningPhase;
import org.mneme.memory.learning.LearningWindow;
import org.mneme.memory.state.AssociationState;
import org.mneme.memory.state.MemoryState;
import org.mneme.model.Command;
import org.mneme.model.TargetKind;

/**
 * Ends a window in which all of a space was forgotten: when nothing is left, the model that it was
 * pinned to goes too, and only the ledger stays, and the capacity if it has one of its own.
 */
public final class SpaceErasure implements LearningPhase {

  private final MemoryState state;
  private final AssociationState associations;
  private final HotTier hotTier;

  public SpaceErasure(MemoryState state, AssociationState associations, HotTier hotTier) {
    this.state = state;
    this.associations = associations;
    this.hotTier = hotTier;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    SpaceProfile profile = state.profile();
    if (profile != null
        && profile.experiences() == 0
        && window.work.commands().stream().anyMatch(SpaceErasure::isOfAll)) {
      state.clear(
          profile.maxEpisodes() == null
              ? null
              : SpaceProfile.UNPINNED.withMaxEpisodes(profile.maxEpisodes()));
      associations.clear();
      hotTier.drop(window.space);
      window.hot = null;
    }
  }

  private static boolean isOfAll(Command command) {
    return Forgets.isMeant(command) && command.targetKind() == TargetKind.SPACE;
  }
}
