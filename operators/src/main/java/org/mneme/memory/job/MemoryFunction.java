package org.mneme.memory.job;

import java.time.Clock;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.mneme.memory.ExperienceMetrics;
import org.mneme.memory.KeyScope;
import org.mneme.memory.Later;
import org.mneme.memory.LearningMetrics;
import org.mneme.memory.MemoryMetrics;
import org.mneme.memory.MemoryMode;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.Outbox;
import org.mneme.memory.UsedSpace;
import org.mneme.memory.WaitingQuery;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.hot.HotTier;
import org.mneme.memory.hot.HotTierMetrics;
import org.mneme.memory.learning.DueWindows;
import org.mneme.memory.state.ClockState;
import org.mneme.memory.state.CurrentSpace;
import org.mneme.memory.state.SpaceState;
import org.mneme.memory.state.WaitingState;
import org.mneme.model.Binding;
import org.mneme.model.Concept;
import org.mneme.model.Episode;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.Rejection;

/**
 * The one owner of a space: encodes what is written, learns when a window closes, answers queries.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@link SpaceState}, {@link ClockState}; the hot tier is
 * a copy. <i>Timers</i>: one of event time a space, see {@link ClockState}, whose work waits for a
 * moment between records, see {@link DueWindows}; and one of processing time while a query waits,
 * see {@link WaitingState}.
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

  /** Seen by tests, which compare it with a fresh load. */
  public transient HotTier hotTier;

  private transient DueWindows dueWindows;
  private transient TimerService timers;
  private transient MemoryOperator.Sides sides;
  private transient KeyScope keyScope;
  private transient Later later;
  private transient List<UsedSpace> usedBefore;
  private transient ClockState clocks;
  private transient CurrentSpace current;
  private transient WaitingState waiting;
  private transient MemoryParts parts;

  /**
   * The function, run by {@link MemoryOperator}.
   *
   * @param clock for ages of queries and for latencies only
   */
  public MemoryFunction(MemoryParameters parameters, Clock clock) {
    this.parameters = parameters;
    this.clock = clock;
  }

  /** Whether it learns concepts. */
  MemoryMode mode() {
    return parameters.mode();
  }

  /** Before {@link #open}. */
  public void bind(KeyScope scope, Later between, MemoryOperator.Sides outputs) {
    this.keyScope = scope;
    this.later = between;
    this.sides = outputs;
  }

  /** Says what was held when the snapshot was taken that is restored; before {@link #open}. */
  void restored(List<UsedSpace> used) {
    usedBefore = used;
  }

  /** What is held now. */
  List<UsedSpace> used() {
    return hotTier.used();
  }

  @Override
  public void open(OpenContext context) {
    MetricGroup group = getRuntimeContext().getMetricGroup();
    MemoryMetrics metrics = new MemoryMetrics(group);
    clocks = new ClockState(parameters, metrics, getRuntimeContext());
    SpaceState state = new SpaceState(getRuntimeContext());
    parts =
        new MemoryParts(
            parameters,
            state,
            clocks,
            this::enter,
            later,
            new MemoryParts.Metrics(
                metrics,
                new HotTierMetrics(
                    group, micros -> outboxAt(clock.millis()).latency("hot-tier-load", micros)),
                new LearningMetrics(group),
                new ExperienceMetrics(group)),
            clock);
    dueWindows = new DueWindows(later, this::learn);
    current = state.current;
    waiting = state.waiting;
    hotTier = parts.hotTier;
    if (usedBefore != null && parameters.hotTier().preloads()) {
      hotTier.preload(usedBefore);
    }
    usedBefore = null;
  }

  private void enter(String space) {
    keyScope.enter(space);
    current.enter(space);
  }

  @Override
  public void close() {
    if (parts != null) {
      parts.analyzer.close();
    }
  }

  @Override
  public void processElement1(MemoryWrite write, Context context, Collector<RecallResult> out)
      throws Exception {
    enterUpToDate(context);
    parts.answering.changed(context.getCurrentKey());
    Outbox outbox = outbox(context);
    long start = System.nanoTime();
    Long waitsFor = parts.inbox.accept(write, outbox);
    if (write.episode() != null) {
      outbox.latency("state-write", (System.nanoTime() - start) / 1_000);
    }
    if (waitsFor != null) {
      clocks.waitFor(waitsFor, context.timerService());
    }
    if (write.episode() != null) {
      String episode = write.episode().episode();
      for (WaitingQuery query : waiting.waitingFor(episode)) {
        answer(query, context, out);
      }
    }
    hotTier.endRecord();
  }

  @Override
  public void processElement2(RecallQuery query, Context context, Collector<RecallResult> out)
      throws Exception {
    enterUpToDate(context);
    long patience = parts.answering.patience(query);
    if (patience > 0) {
      waiting.add(query, patience, context.timerService());
    } else {
      answer(query, 0, context, out);
    }
    hotTier.endRecord();
  }

  private void answer(WaitingQuery waited, Context context, Collector<RecallResult> out)
      throws Exception {
    long millis = context.timerService().currentProcessingTime() - waited.since();
    answer(waited.query(), Math.max(0, millis), context, out);
  }

  private void answer(
      RecallQuery query, long waitedMillis, Context context, Collector<RecallResult> out)
      throws Exception {
    Outbox outbox = outbox(context);
    RecallResult result = parts.answering.answer(query, outbox);
    out.collect(result.inTraceOf(query.origin()));
    parts.answering.measure(query, waitedMillis, result, outbox);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<RecallResult> out)
      throws Exception {
    if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
      enterUpToDate(context);
      for (WaitingQuery query : waiting.due(timestamp, context.timerService())) {
        answer(query, context, out);
      }
      hotTier.endRecord();
      return;
    }
    current.enter(context.getCurrentKey());
    if (clocks.isDue(timestamp)) {
      timers = context.timerService();
      dueWindows.add(context.getCurrentKey(), timestamp);
    }
  }

  /** Makes the record's space the current one, all windows closed that the watermark has passed. */
  private void enterUpToDate(Context context) throws Exception {
    current.enter(context.getCurrentKey());
    dueWindows.learn(context.getCurrentKey());
  }

  private void learn(String space, long timestamp) throws Exception {
    enter(space);
    parts.answering.changed(space);
    // All windows that the watermark has passed: however far it jumps, what waits is read once.
    long limit = Math.max(timestamp, parameters.lastWindowEnd(timers.currentWatermark()));
    Long next = parts.learning.learn(space, limit, outboxAt(timestamp));
    parts.masking.changed(space);
    HotSpace held = hotTier.ifHeld(space);
    if (held != null) {
      // Now and not with the next query, which would have to wait for it.
      held.isExpecting = false;
      parts.expected.apply(held);
    }
    clocks.fired(next, timers);
    hotTier.endRecord();
  }

  /** Closes all windows that the watermark has passed; called before every snapshot's barrier. */
  public void learnDue() throws Exception {
    dueWindows.learnAll();
  }

  /** Writes the usage that only the hot tier has; called before every snapshot's barrier. */
  public void writeUsage() throws Exception {
    hotTier.writeUsage();
  }

  private Outbox outbox(Context context) {
    Long at = context.timestamp();
    return outboxAt(at == null ? Long.MIN_VALUE : at);
  }

  private Outbox outboxAt(long timestamp) {
    return new MemoryOperator.SideOutputs(sides, timestamp);
  }
}
