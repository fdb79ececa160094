package org.mneme.episodes;

import java.util.List;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Outcome;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.StepDigest;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/** Makes the closed episode of its records: a function of these alone. */
final class EpisodeComposer {

  private static final int MILLIS_PER_SECOND = 1_000;

  private final RewardFormula reward;
  private final Reflector reflector;
  private final SalienceFormula salience;
  private final Summarizer summarizer;

  EpisodeComposer(AssemblyParameters parameters) {
    this.reward = new RewardFormula(parameters.reward());
    this.reflector = new Reflector(parameters.reflection());
    this.salience = new SalienceFormula(parameters.salience());
    this.summarizer = new Summarizer(parameters.summaryWords());
  }

  /**
   * The closed episode.
   *
   * @param start its start
   * @param completion its completion, or null when it was abandoned
   * @param steps ascending by number
   * @param closedAt event time at which it closed
   */
  Episode compose(
      EpisodeEvent start, EpisodeEvent completion, List<StepDigest> steps, long closedAt) {
    EpisodeStarted started = start.started();
    Task task = started.task();
    Outcome outcome = completion == null ? null : completion.completed().outcome();
    Verdict verdict = outcome == null ? null : outcome.verdict();
    StepStatistics statistics = StepStatistics.of(steps);
    Reflection reflection = reflector.reflect(task, outcome, steps);
    Reward earned = Reward.NONE;
    Embedding embedding = started.embedding();
    if (completion != null) {
      long seconds = Math.floorDiv(completion.at() - start.at(), MILLIS_PER_SECOND);
      earned = reward.reward(outcome, task.complexity(), statistics, seconds);
      if (completion.completed().embedding() != null) {
        embedding = completion.completed().embedding();
      }
    }
    return new Episode(
        start.space(),
        start.episode(),
        task,
        started.agent(),
        started.user(),
        started.session(),
        start.at(),
        closedAt,
        completion == null ? EpisodeStatus.ABANDONED : EpisodeStatus.STORED,
        outcome,
        steps,
        earned,
        earned.value(),
        reflection,
        salience.salience(verdict, statistics, reflection),
        summarizer.summarize(task, outcome, steps),
        Fingerprint.of(task, steps, verdict),
        embedding);
  }
}
