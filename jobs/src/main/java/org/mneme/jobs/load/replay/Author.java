package org.mneme.jobs.load.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mneme.jobs.kafka.Topic;
import org.mneme.model.Complexity;
import org.mneme.model.Embedding;
import org.mneme.model.EpisodeCompleted;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.HitKind;
import org.mneme.model.Outcome;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.Step;
import org.mneme.model.StepStatus;
import org.mneme.model.Task;
import org.mneme.model.Verdict;
import org.mneme.wire.Codec;

/** Writes the operations of replays, all in one space. */
final class Author {

  private final String space;
  private final Codec codec;

  Author(String space, Codec codec) {
    this.space = space;
    this.codec = codec;
  }

  /** Makes authors: replays differ in their space, and nobody else chooses it. */
  interface Maker {

    /** Who writes in this space. */
    Author in(String space);
  }

  /** What an episode is, apart from its steps. */
  record Told(String episode, long at, Task task, Embedding embedding, Double score) {}

  /** What a query asks: by text or by vector, for {@code k} hits of at least this similarity. */
  record Asked(
      String text, Embedding embedding, RecallMode mode, int k, double least, boolean exact) {

    /** In words. */
    static Asked text(String text, int k) {
      return new Asked(text, null, RecallMode.RECALL, k, 0, false);
    }

    /** What is most similar to a vector. */
    static Asked similar(Embedding embedding, int k, boolean exact) {
      return new Asked(null, embedding, RecallMode.SIMILAR, k, 0, exact);
    }
  }

  /** A task in a domain. */
  static Task task(String description, String type, String domain, List<String> tags) {
    return new Task(description, type, domain, tags, "rust", "tokio", Complexity.MODERATE);
  }

  /** A step that went well. */
  static Step step(int number, String tool, String action, String observation) {
    return new Step(
        number,
        tool,
        action,
        null,
        observation,
        StepStatus.OK,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  /** The same step with how long it took and what it cost. */
  static Step timed(Step step, long latencyMillis, long tokens) {
    return new Step(
        step.number(),
        step.tool(),
        step.action(),
        step.parameters(),
        step.observation(),
        step.status(),
        step.message(),
        latencyMillis,
        tokens,
        step.state(),
        step.actionVector(),
        step.predictedOutcome(),
        step.outcomeVector(),
        step.appliedPatterns(),
        step.usedExperiences());
  }

  /** A whole episode, which went well; answered when it is acknowledged as stored. */
  Operation store(String kind, Told told, List<Step> steps) {
    String key = space + '/' + told.episode();
    List<Operation.Sent> sent = new ArrayList<>();
    sent.add(
        sent(
            key,
            event(
                told,
                new EpisodeStarted(told.task(), "agent", null, null, told.embedding()),
                null,
                null)));
    for (Step step : steps) {
      sent.add(sent(key, event(told, null, step, null)));
    }
    Outcome outcome =
        new Outcome(Verdict.SUCCESS, told.score(), null, List.of(), List.of(), List.of("output"));
    sent.add(sent(key, event(told, null, null, new EpisodeCompleted(steps.size(), outcome, null))));
    return new Operation(kind, sent, key);
  }

  /** A query; answered by its result. */
  Operation ask(String kind, String id, Asked asked, QueryFilter filter, HitKind... kinds) {
    return asked(
        kind,
        new RecallQuery(
            id,
            space,
            asked.text(),
            asked.embedding(),
            asked.k(),
            asked.least(),
            Set.of(kinds),
            filter,
            asked.mode(),
            List.of(),
            null,
            null,
            null,
            asked.exact(),
            false,
            false,
            null,
            null,
            null,
            null,
            null));
  }

  /** A prediction from a state, packed. */
  Operation predict(String kind, String id, byte[] state) {
    return asked(
        kind,
        new RecallQuery(
            id,
            space,
            null,
            null,
            RecallQuery.DEFAULT_K,
            0,
            Set.of(),
            QueryFilter.NONE,
            RecallMode.PREDICT,
            List.of(),
            null,
            null,
            null,
            false,
            false,
            true,
            null,
            null,
            state,
            null,
            null));
  }

  private Operation asked(String kind, RecallQuery query) {
    String key = space + '/' + query.query();
    return new Operation(
        kind,
        List.of(new Operation.Sent(Topic.QUERIES, key, codec.encode(query))),
        query.resultKey());
  }

  private EpisodeEvent event(
      Told told, EpisodeStarted started, Step step, EpisodeCompleted completed) {
    return new EpisodeEvent(space, told.episode(), told.at(), started, step, completed, null);
  }

  private Operation.Sent sent(String key, EpisodeEvent event) {
    return new Operation.Sent(Topic.EPISODES, key, codec.encode(event));
  }
}
