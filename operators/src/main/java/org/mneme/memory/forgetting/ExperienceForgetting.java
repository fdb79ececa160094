package org.mneme.memory.forgetting;

import java.util.List;
import org.mneme.memory.hot.HotExperiences;
import org.mneme.memory.hot.HotTier;
import org.mneme.memory.learning.LearningWindow;
import org.mneme.memory.learning.StandingChanges;
import org.mneme.memory.state.ExperienceState;
import org.mneme.model.Command;

/** Forgets experiences, with every connection to them. */
public final class ExperienceForgetting {

  private final ExperienceState state;
  private final HotTier hotTier;

  public ExperienceForgetting(ExperienceState state, HotTier hotTier) {
    this.state = state;
    this.hotTier = hotTier;
  }

  /** Removes what {@code command} names, unless it is a dry run; how many these are. */
  long forget(LearningWindow window, Command command) throws Exception {
    HotExperiences hot = hotTier.experiences(window.space);
    List<String> named = hot.named(command);
    if (!command.dryRun()) {
      StandingChanges standings = new StandingChanges(state, hot);
      for (String id : named) {
        standings.remove(id);
      }
      standings.write();
      hotTier.charge(window.space);
    }
    return named.size();
  }
}
