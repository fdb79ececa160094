package org.mneme.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mneme.model.Episode;
import org.mneme.model.Outcome;
import org.mneme.model.Reflection;
import org.mneme.model.StepDigest;
import org.mneme.model.Task;
import org.mneme.wire.Fitting.Stage;

/**
 * What a memory record loses, in this order, when it is too large: observations, parameters, steps
 * from the middle outwards, the other texts.
 */
final class EpisodeReduction {

  private static final int TEXT_BYTES = 300;

  static final List<Stage<Episode>> STAGES =
      List.of(
          new Stage<>("observations", 1, episode -> each(episode, EpisodeReduction::unobserved)),
          new Stage<>("parameters", 1, episode -> each(episode, EpisodeReduction::unparametrised)),
          new Stage<>("steps", 10, EpisodeReduction::withoutMiddle),
          new Stage<>("texts", 1, EpisodeReduction::withoutTexts));

  private EpisodeReduction() {}

  private static Episode each(Episode episode, UnaryOperator<StepDigest> change) {
    return withSteps(episode, episode.steps().stream().map(change).toList());
  }

  private static StepDigest unobserved(StepDigest step) {
    return new StepDigest(
        step.number(),
        step.at(),
        step.tool(),
        step.action(),
        step.parameters(),
        shortened(step.observation()),
        step.status(),
        shortened(step.message()),
        step.latencyMillis(),
        step.tokens(),
        step.appliedPatterns(),
        step.usedExperiences());
  }

  private static StepDigest unparametrised(StepDigest step) {
    return new StepDigest(
        step.number(),
        step.at(),
        step.tool(),
        step.action(),
        null,
        step.observation(),
        step.status(),
        step.message(),
        step.latencyMillis(),
        step.tokens(),
        step.appliedPatterns(),
        step.usedExperiences());
  }

  /** The first and the last quarter of its steps: how an episode began and ended says most. */
  private static Episode withoutMiddle(Episode episode) {
    List<StepDigest> steps = episode.steps();
    int quarter = steps.size() / 4;
    List<StepDigest> kept = new ArrayList<>(steps.subList(0, quarter));
    kept.addAll(steps.subList(steps.size() - quarter, steps.size()));
    return withSteps(episode, kept);
  }

  private static Episode withoutTexts(Episode episode) {
    return changed(
        episode,
        episode.task() == null ? null : ResultReduction.shortened(episode.task()),
        shortened(episode.outcome()),
        episode.steps(),
        new Reflection(List.of()),
        shortened(episode.summary()));
  }

  private static Episode withSteps(Episode episode, List<StepDigest> steps) {
    return changed(
        episode, episode.task(), episode.outcome(), steps, episode.reflection(), episode.summary());
  }

  private static String shortened(String text) {
    return text == null ? null : Texts.cut(text, TEXT_BYTES);
  }

  private static Outcome shortened(Outcome outcome) {
    return outcome == null
        ? null
        : new Outcome(
            outcome.verdict(),
            outcome.score(),
            shortened(outcome.detail()),
            List.of(),
            List.of(),
            List.of());
  }

  private static Episode changed(
      Episode episode,
      Task task,
      Outcome outcome,
      List<StepDigest> steps,
      Reflection reflection,
      String summary) {
    return new Episode(
        episode.space(),
        episode.episode(),
        task,
        episode.agent(),
        episode.user(),
        episode.session(),
        episode.startedAt(),
        episode.closedAt(),
        episode.status(),
        outcome,
        steps,
        episode.reward(),
        episode.value(),
        reflection,
        episode.salience(),
        summary,
        episode.fingerprint(),
        episode.embedding());
  }
}
