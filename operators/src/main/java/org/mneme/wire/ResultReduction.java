package org.mneme.wire;

import java.util.List;
import java.util.function.UnaryOperator;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Hit;
import org.mneme.model.RecallResult;
import org.mneme.model.Task;
import org.mneme.wire.Fitting.Stage;

/**
 * What a result loses, in this order, when it is too large: texts, paths, playbooks, digests, last
 * hits, the prediction, the completion.
 */
final class ResultReduction {

  private static final int TEXT_BYTES = 300;

  static final List<Stage<RecallResult>> STAGES =
      List.of(
          new Stage<>("texts", 1, result -> withHits(result, ResultReduction::withoutTexts)),
          new Stage<>("paths", 1, result -> withHits(result, hit -> hit.withPath(List.of()))),
          new Stage<>("playbooks", 1, result -> withHits(result, Hit::withoutPlaybook)),
          new Stage<>("digests", 1, result -> withHits(result, Hit::withoutDigests)),
          new Stage<>("hits", 11, ResultReduction::withFirstHalf),
          new Stage<>(
              "predicted", 1, result -> result.with(result.hits(), null, result.completed())),
          new Stage<>(
              "completed", 1, result -> result.with(result.hits(), result.predicted(), null)));

  private ResultReduction() {}

  private static RecallResult withHits(RecallResult result, UnaryOperator<Hit> change) {
    return withHits(result, result.hits().stream().map(change).toList());
  }

  private static RecallResult withFirstHalf(RecallResult result) {
    return withHits(result, result.hits().subList(0, result.hits().size() / 2));
  }

  private static RecallResult withHits(RecallResult result, List<Hit> hits) {
    return result.with(hits, result.predicted(), result.completed());
  }

  private static Hit withoutTexts(Hit hit) {
    EpisodeDigest digest = hit.digest();
    if (digest == null) {
      return hit;
    }
    return hit.withDigest(
        new EpisodeDigest(
            shortened(digest.task()),
            digest.agent(),
            digest.user(),
            digest.session(),
            digest.startedAt(),
            digest.closedAt(),
            digest.verdict(),
            digest.reward(),
            digest.value(),
            digest.tools(),
            digest.steps(),
            List.of(),
            digest.summary() == null ? null : Texts.cut(digest.summary(), TEXT_BYTES),
            digest.occurrences(),
            digest.episodes()));
  }

  /** The task with the start of its description. */
  static Task shortened(Task task) {
    return new Task(
        Texts.cut(task.description(), TEXT_BYTES),
        task.type(),
        task.domain(),
        task.tags(),
        task.language(),
        task.framework(),
        task.complexity());
  }
}
