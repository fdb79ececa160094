package org.mneme.memory.forgetting;

import java.util.ArrayList;
import java.util.List;
import org.mneme.memory.Forgets;
import org.mneme.memory.learning.LearningPhase;
import org.mneme.memory.learning.LearningWindow;
import org.mneme.memory.state.PatternState;
import org.mneme.model.Command;
import org.mneme.model.Pattern;
import org.mneme.model.TargetKind;

/**
 * Removes, when all of a space is forgotten, the patterns that only what is forgotten shows. Mining
 * does the same for every forget and hands on what is left; but that a space is forgotten must not
 * hang on what another operator still knows of it.
 */
public final class PatternErasure implements LearningPhase {

  private final PatternState patterns;

  public PatternErasure(PatternState patterns) {
    this.patterns = patterns;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    for (Command command : window.work.commands()) {
      if (Forgets.isMeant(command) && command.targetKind() == TargetKind.SPACE) {
        remove(window, command.at());
      }
    }
  }

  /** What ended before {@code at} has begun before it too. */
  private void remove(LearningWindow window, long at) throws Exception {
    List<String> gone = new ArrayList<>();
    for (Pattern pattern : patterns.all()) {
      if (pattern.lastAt() < at) {
        gone.add(pattern.id());
      }
    }
    for (String id : gone) {
      patterns.remove(id);
      if (window.hot != null) {
        window.hot.patterns.remove(id);
      }
    }
  }
}
