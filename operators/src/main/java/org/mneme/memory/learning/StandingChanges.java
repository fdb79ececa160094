package org.mneme.memory.learning;

import java.util.HashMap;
import java.util.Map;
import org.mneme.episodic.prediction.Crediting;
import org.mneme.episodic.prediction.Standing;
import org.mneme.episodic.prediction.Standings;
import org.mneme.memory.hot.HotExperiences;
import org.mneme.memory.state.ExperienceState;

/**
 * The standings of the current key's space while a window is learned: what changes is seen at once,
 * and written to state when all is done, however often it changed.
 */
public final class StandingChanges implements Standings {

  private final ExperienceState state;
  private final HotExperiences hot;
  private final Map<String, Standing> changed = new HashMap<>();

  /** Changes of {@code state}, and of {@code hot} too unless it is null. */
  public StandingChanges(ExperienceState state, HotExperiences hot) {
    this.state = state;
    this.hot = hot;
  }

  @Override
  public Standing get(String experience) throws Exception {
    Standing standing = changed.get(experience);
    if (standing != null) {
      return standing;
    }
    return hot == null ? state.standing(experience) : hot.standing(experience);
  }

  @Override
  public void put(String experience, Standing standing) {
    changed.put(experience, standing);
    if (hot != null) {
      hot.update(experience, standing);
    }
  }

  /** Removes a stored experience, and the connections of others to it. */
  public void remove(String experience) throws Exception {
    Crediting.disconnect(experience, this);
    changed.remove(experience);
    state.remove(experience);
    if (hot != null) {
      hot.remove(experience);
    }
  }

  /** Writes what changed. */
  public void write() throws Exception {
    state.standings(changed);
    changed.clear();
  }
}
