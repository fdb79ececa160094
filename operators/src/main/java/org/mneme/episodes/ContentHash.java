package org.mneme.episodes;

import org.mneme.model.Embedding;
import org.mneme.model.EpisodeCompleted;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.Outcome;
import org.mneme.model.Step;
import org.mneme.model.Task;

/**
 * 64 bits that tell a re-sent record from one with other content. They cover every decoded field
 * and the event time, and neither the bytes nor where the record stood in Kafka. A record is only
 * ever compared with the one of the same number, so 64 bits suffice. Part of saved state: a field
 * that the model gains later is added only when it is set, so that old hashes stay right.
 */
final class ContentHash {

  private ContentHash() {}

  /** Hash of the one part that {@code event} has. */
  static long of(EpisodeEvent event) {
    ContentDigest digest = new ContentDigest().number(event.at());
    if (event.started() != null) {
      add(digest, event.started());
    } else if (event.step() != null) {
      add(digest, event.step());
    } else {
      add(digest, event.completed());
    }
    return digest.toLong();
  }

  private static void add(ContentDigest digest, EpisodeStarted started) {
    Task task = started.task();
    digest
        .text(task.description())
        .text(task.type())
        .text(task.domain())
        .texts(task.tags())
        .text(task.language())
        .text(task.framework())
        .name(task.complexity())
        .text(started.agent())
        .text(started.user())
        .text(started.session());
    add(digest, started.embedding());
  }

  private static void add(ContentDigest digest, Step step) {
    digest
        .number(step.number())
        .text(step.tool())
        .text(step.action())
        .text(CanonicalJson.of(step.parameters()))
        .text(step.observation())
        .name(step.status())
        .text(step.message())
        .number(step.latencyMillis())
        .number(step.tokens())
        .bytes(step.state())
        .bytes(step.actionVector())
        .bytes(step.predictedOutcome())
        .bytes(step.outcomeVector())
        .texts(step.appliedPatterns())
        .texts(step.usedExperiences());
  }

  private static void add(ContentDigest digest, EpisodeCompleted completed) {
    Outcome outcome = completed.outcome();
    digest
        .number(completed.steps())
        .name(outcome.verdict())
        .number(outcome.score())
        .text(outcome.detail())
        .texts(outcome.completed())
        .texts(outcome.failed())
        .texts(outcome.artifacts());
    add(digest, completed.embedding());
  }

  private static void add(ContentDigest digest, Embedding embedding) {
    digest
        .text(embedding == null ? null : embedding.model())
        .bytes(embedding == null ? null : embedding.f32());
  }
}
