package org.mneme.episodes;

import org.mneme.model.EpisodeContext;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.Step;

/** Makes an experience of a step with a state and the start of its episode. */
final class StepExperience {

  private StepExperience() {}

  /** Whether {@code event} is a step with a state. */
  static boolean is(EpisodeEvent event) {
    return event.step() != null && event.step().state() != null;
  }

  /** The experience of {@code event}, which {@linkplain #is is} one. */
  static ExperienceWrite of(EpisodeEvent start, EpisodeEvent event) {
    Step step = event.step();
    return new ExperienceWrite(
        event.space(),
        context(start),
        step.number(),
        event.at(),
        step.tool(),
        step.status(),
        step.state(),
        step.actionVector(),
        step.predictedOutcome(),
        step.outcomeVector(),
        step.usedExperiences(),
        event.origin());
  }

  private static EpisodeContext context(EpisodeEvent start) {
    EpisodeStarted started = start.started();
    return new EpisodeContext(
        start.episode(),
        start.at(),
        started.agent(),
        started.user(),
        started.session(),
        started.task().domain(),
        started.task().type(),
        started.task().tags());
  }
}
