package org.mneme.memory.learning;

import java.util.List;
import org.mneme.episodic.prediction.Crediting;
import org.mneme.episodic.prediction.PredictionRules;
import org.mneme.memory.ExperienceMetrics;
import org.mneme.memory.PendingExperience;
import org.mneme.memory.hot.HotExperiences;
import org.mneme.memory.hot.HotTier;
import org.mneme.memory.state.ExperienceState;

/**
 * Learns from the experiences of a window: each credits those that it was predicted from, by (time,
 * id); then the least useful go, where there are too many. What is not learned yet is neither
 * credited nor counted nor chosen.
 */
public final class ExperienceLearning implements LearningPhase {

  private final PredictionRules rules;
  private final Crediting crediting;
  private final ExperienceState state;
  private final HotTier hotTier;
  private final ExperienceMetrics metrics;

  public ExperienceLearning(
      PredictionRules rules, ExperienceState state, HotTier hotTier, ExperienceMetrics metrics) {
    this.rules = rules;
    this.crediting = new Crediting(rules.credit());
    this.state = state;
    this.hotTier = hotTier;
    this.metrics = metrics;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    if (window.work.experiences().isEmpty()) {
      return;
    }
    credit(window);
    if (rules.capacity().isExceededBy(state.learned())) {
      evict(window);
    }
    hotTier.charge(window.space);
  }

  private void credit(LearningWindow window) throws Exception {
    StandingChanges standings = new StandingChanges(state, hotTier.experiencesIfHeld(window.space));
    for (PendingExperience due : window.work.experiences()) {
      // A forget of this window may have taken it.
      if (standings.get(due.id()) != null) {
        List<String> used = due.used().stream().filter(id -> !id.equals(due.id())).toList();
        crediting.credit(used, due.success(), window.end, standings);
        state.learn(due.id());
        metrics.learned();
      }
    }
    standings.write();
  }

  private void evict(LearningWindow window) throws Exception {
    HotExperiences hot = hotTier.experiences(window.space);
    StandingChanges standings = new StandingChanges(state, hot);
    List<String> evicted = rules.capacity().evicted(hot.standingsUntil(window.end), window.end);
    for (String id : evicted) {
      standings.remove(id);
    }
    standings.write();
    metrics.evicted(evicted.size());
  }
}
