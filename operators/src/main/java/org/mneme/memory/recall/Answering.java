package org.mneme.memory.recall;

import java.time.Clock;
import org.mneme.memory.AnswerCacheParameters;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.MemoryMetrics;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.Outbox;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.hot.HotTier;
import org.mneme.memory.hot.Masking;
import org.mneme.memory.state.AcknowledgedState;
import org.mneme.memory.state.MemoryState;
import org.mneme.model.QueryError;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.Rejection;

/**
 * Gives every query of the current key's space an answer: hits, an error, or that it is expired.
 */
public final class Answering {

  private final MemoryParameters parameters;
  private final MemoryState state;
  private final AcknowledgedState acknowledged;
  private final HotTier hotTier;
  private final Masking masking;
  private final ExpectedBindings expected;
  private final Recall recall;
  private final MemoryMetrics metrics;
  private final Clock clock;

  /** Null where none are kept. */
  private final AnswerCache answers;

  public Answering(
      MemoryParameters parameters,
      MemoryState state,
      AcknowledgedState acknowledged,
      HotTier hotTier,
      Masking masking,
      ExpectedBindings expected,
      Recall recall,
      MemoryMetrics metrics,
      Clock clock) {
    this.parameters = parameters;
    this.state = state;
    this.acknowledged = acknowledged;
    this.hotTier = hotTier;
    this.masking = masking;
    this.expected = expected;
    this.recall = recall;
    this.metrics = metrics;
    this.clock = clock;
    AnswerCacheParameters kept = parameters.answerCache();
    this.answers = kept.answers() > 0 ? new AnswerCache(kept.answers(), kept.maxAgeMillis()) : null;
  }

  /** Something of {@code space} changes: what was answered from it before may be wrong now. */
  public void changed(String space) {
    if (answers != null) {
      answers.changed(space);
    }
  }

  /**
   * How long {@code query} waits for an episode that it wants to see, milliseconds: the last tenth
   * of its time is for the answer's way back. 0 when there is nothing to wait for, be it that the
   * episode was acknowledged and not stored.
   */
  public long patience(RecallQuery query) throws Exception {
    if (query.after() == null
        || state.ref(query.after()) != null
        || acknowledged.holds(query.after())) {
      return 0;
    }
    long age = clock.millis() - query.origin().timestamp();
    return Math.max(0, limit(query) * 9 / 10 - Math.max(0, age));
  }

  /** The answer; a refusal goes to {@code outbox} too. */
  public RecallResult answer(RecallQuery query, Outbox outbox) throws Exception {
    metrics.query();
    if (isExpired(query)) {
      metrics.expired();
      return RecallResult.expired(query);
    }
    Stages stages = new Stages();
    AskedQuery asked = answers == null ? null : AskedQuery.of(query);
    if (asked != null) {
      RecallResult known = answers.get(asked, query, clock.millis());
      if (known != null) {
        metrics.answeredFromCache();
        stages.end("cache");
        return known.to(query, stages.micros());
      }
      metrics.notAnsweredFromCache();
    }
    // A prediction asks experiences only, and need not wait for episodes to be loaded.
    HotSpace space = query.mode() == RecallMode.PREDICT ? null : held(query);
    if (space != null) {
      masking.apply(space);
      expected.apply(space);
    }
    stages.end("load");
    Rejection rejection = QueryRefusal.of(query, space);
    if (rejection != null) {
      metrics.rejected(rejection.reason());
      outbox.rejection(rejection);
      return RecallResult.rejected(
          query.query(),
          query.space(),
          query.resultKey(),
          query.origin().timestamp(),
          new QueryError(rejection.reason().code(), rejection.message()));
    }
    RecallResult answer = recall.answer(query, space, stages);
    if (answer.partial()) {
      hotTier.answeredInPart();
    } else if (asked != null) {
      answers.put(asked, answer, clock.millis());
    }
    return answer;
  }

  /** What is loaded of the space, or all of it where nothing may be missed. */
  private HotSpace held(RecallQuery query) throws Exception {
    boolean isRanked =
        switch (query.mode()) {
          case GET, LIST, STATS -> false;
          default -> !query.exact() && query.cursor() == null;
        };
    HotSpace space = isRanked ? hotTier.soFar(query.space()) : hotTier.get(query.space());
    return space != null && lacksOwnWrite(query, space) ? hotTier.get(query.space()) : space;
  }

  /** Whether the episode that the asker wants to see is stored and not loaded yet. */
  private boolean lacksOwnWrite(RecallQuery query, HotSpace space) throws Exception {
    if (query.after() == null || !space.isLoading()) {
      return false;
    }
    EpisodeRef own = state.ref(query.after());
    return own != null && !space.index.holds(own.row());
  }

  /**
   * Says how long an answer took that is on its way now.
   *
   * @param waitedMillis how long of that its asker let it wait for an episode
   */
  public void measure(RecallQuery query, long waitedMillis, RecallResult result, Outbox outbox) {
    if (waitedMillis > 0) {
      outbox.latency("recall.wait", waitedMillis * 1_000);
    }
    if (result.expired() || result.error() != null) {
      return;
    }
    result.tookMicros().forEach((stage, micros) -> outbox.latency("recall." + stage, micros));
    long millis = clock.millis() - query.origin().timestamp() - waitedMillis;
    outbox.latency("recall", Math.max(0, millis) * 1_000);
  }

  private boolean isExpired(RecallQuery query) {
    return clock.millis() - query.origin().timestamp() > limit(query);
  }

  /** For how long an answer is worth something, milliseconds. */
  private long limit(RecallQuery query) {
    long limit = parameters.queryMaxAgeMillis();
    return query.deadlineMillis() == null ? limit : Math.min(limit, query.deadlineMillis());
  }
}
