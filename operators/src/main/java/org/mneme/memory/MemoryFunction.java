package org.mneme.memory;

import java.time.Clock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.mneme.model.Binding;
import org.mneme.model.Concept;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Origin;
import org.mneme.model.QueryError;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;

/**
 * The one owner of a space: encodes what is written, learns when a window closes, answers queries.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@link MemoryState}; the hot tier is a copy of it.
 * <i>Timers </i>: one event-time timer a space, at the end of the window of its earliest pending
 * episode (or of the watermark's window, where that is later); {@code window-timer} holds its time,
 * and a timer that finds another time there is stale and does nothing.
 */
public final class MemoryFunction
    extends KeyedCoProcessFunction<String, MemoryWrite, RecallQuery, RecallResult> {

  /** Uid of the operator; never changed. */
  public static final String UID = "memory";

  /**
   * What became of each episode that was not refused: the acknowledgement, and later that it was
   * evicted or forgotten. Of a forgotten one only id and times are written, and then a tombstone.
   */
  public static final OutputTag<Episode> MEMORIES =
      new OutputTag<>("memories", TypeInformation.of(Episode.class));

  /** Concepts as they are now, and tombstones. */
  public static final OutputTag<Concept> CONCEPTS =
      new OutputTag<>("concepts", TypeInformation.of(Concept.class));

  /** Bindings as they are now, and tombstones. */
  public static final OutputTag<Binding> BINDINGS =
      new OutputTag<>("bindings", TypeInformation.of(Binding.class));

  /** What forgets removed. */
  public static final OutputTag<ForgetReceipt> RECEIPTS =
      new OutputTag<>("receipts", TypeInformation.of(ForgetReceipt.class));

  /** Writes and queries that were refused. */
  public static final OutputTag<Rejection> REJECTIONS =
      new OutputTag<>("memory-rejections", TypeInformation.of(Rejection.class));

  /** How long writes and queries took. */
  public static final OutputTag<LatencySample> LATENCIES =
      new OutputTag<>("memory-latencies", TypeInformation.of(LatencySample.class));

  private final MemoryParameters parameters;
  private final Clock clock;

  private transient KeyScope keyScope;
  private transient MemoryMetrics metrics;
  private transient MemoryState state;
  private transient HotTier hotTier;
  private transient Encoding encoding;
  private transient WindowLearning learning;
  private transient Recall recall;

  /**
   * The function, run by {@link MemoryOperator}.
   *
   * @param clock for ages of queries and for latencies only
   */
  public MemoryFunction(MemoryParameters parameters, Clock clock) {
    this.parameters = parameters;
    this.clock = clock;
  }

  void bind(KeyScope scope) {
    this.keyScope = scope;
  }

  @Override
  public void open(OpenContext context) {
    metrics = new MemoryMetrics(getRuntimeContext().getMetricGroup());
    state = new MemoryState(getRuntimeContext());
    hotTier = new HotTier(parameters.hotTierBytes(), state, keyScope, metrics);
    encoding = new Encoding(parameters, state, hotTier);
    learning = new WindowLearning(state, hotTier, metrics);
    recall = new Recall(parameters, state);
  }

  @Override
  public void processElement1(MemoryWrite write, Context context, Collector<RecallResult> out)
      throws Exception {
    Episode episode = write.episode();
    if (episode == null) {
      return;
    }
    Encoding.Encoded encoded = encoding.encode(episode);
    if (encoded.isDuplicate()) {
      metrics.duplicate();
    } else if (encoded.rejected() != null) {
      reject(write, encoded, context);
    } else {
      metrics.acknowledged(encoded.status());
      if (encoded.isStored() && episode.outcome() != null) {
        sample(context, "episode-completed.searchable", write.origin().timestamp());
      }
      // The sink is chained behind this output, so that after it the acknowledgement is encoded and
      // with the producer.
      context.output(MEMORIES, episode.withStatus(encoded.status()));
      if (episode.outcome() != null) {
        sample(context, "episode-completed.acknowledged", write.origin().timestamp());
      }
      if (encoded.isStored()) {
        scheduleWindow(context, episode.closedAt());
      }
    }
  }

  @Override
  public void processElement2(RecallQuery query, Context context, Collector<RecallResult> out)
      throws Exception {
    metrics.query();
    if (isExpired(query)) {
      metrics.expired();
      out.collect(RecallResult.expired(query));
      return;
    }
    Stages stages = new Stages();
    HotSpace space = hotTier.get(query.space());
    stages.end("load");
    Rejection rejection = QueryRefusal.of(query, space);
    if (rejection != null) {
      metrics.rejected(rejection.reason());
      context.output(REJECTIONS, rejection);
      out.collect(
          RecallResult.rejected(
              query.query(),
              query.space(),
              query.resultKey(),
              query.origin().timestamp(),
              new QueryError(rejection.reason().code(), rejection.message())));
      return;
    }
    RecallResult result = recall.answer(query, space, stages);
    out.collect(result);
    result
        .tookMicros()
        .forEach(
            (stage, micros) ->
                context.output(LATENCIES, new LatencySample("recall." + stage, micros)));
    sample(context, "recall", query.origin().timestamp());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<RecallResult> out)
      throws Exception {
    Long due = state.windowTimer();
    if (due == null || due != timestamp) {
      return;
    }
    state.windowTimer(null);
    // All windows that the watermark has passed, at once: however far it jumps, what is pending is
    // read once, and their episodes in one order are the windows one by one.
    long watermark = context.timerService().currentWatermark();
    long end = Math.max(timestamp, parameters.lastWindowEnd(watermark));
    Long earliestLeft = learning.learn(context.getCurrentKey(), end);
    if (earliestLeft != null) {
      setTimer(context, parameters.windowEnd(earliestLeft));
    }
  }

  /** Writes the usage that only the hot tier has; called before every snapshot's barrier. */
  void writeUsage() throws Exception {
    hotTier.writeUsage();
  }

  private void reject(MemoryWrite write, Encoding.Encoded encoded, Context context) {
    metrics.rejected(encoded.rejected());
    boolean isForItsVector = encoded.rejected() == RejectionReason.EMBEDDING_MISMATCH;
    Origin cause =
        isForItsVector && write.vectorOrigin() != null ? write.vectorOrigin() : write.origin();
    context.output(REJECTIONS, new Rejection(encoded.rejected(), encoded.message(), cause));
    if (isForItsVector) {
      // Whoever waits for the acknowledgement learns of it, and finds the whole episode in it. A
      // late
      // one gets none: it would stand in the place of the one that is stored.
      context.output(MEMORIES, write.episode().withStatus(EpisodeStatus.REJECTED));
    }
  }

  private void scheduleWindow(Context context, long closedAt) throws Exception {
    long watermark = context.timerService().currentWatermark();
    long end = parameters.windowEnd(closedAt);
    if (end <= watermark) {
      metrics.lateForWindow();
      end = parameters.windowEnd(watermark + 1);
    }
    Long pending = state.windowTimer();
    if (pending == null || end < pending) {
      if (pending != null) {
        context.timerService().deleteEventTimeTimer(pending);
      }
      setTimer(context, end);
    }
  }

  private void setTimer(Context context, long time) throws Exception {
    context.timerService().registerEventTimeTimer(time);
    state.windowTimer(time);
  }

  private boolean isExpired(RecallQuery query) {
    long limit = parameters.queryMaxAgeMillis();
    if (query.deadlineMillis() != null) {
      limit = Math.min(limit, query.deadlineMillis());
    }
    return clock.millis() - query.origin().timestamp() > limit;
  }

  private void sample(Context context, String operation, long since) {
    context.output(
        LATENCIES, new LatencySample(operation, Math.max(0, clock.millis() - since) * 1_000));
  }
}
