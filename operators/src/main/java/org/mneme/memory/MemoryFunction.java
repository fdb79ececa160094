package org.mneme.memory;

import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
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
 * a copy. <i>Timers</i>: one of event time a space, see {@link ClockState}, and one of processing
 * time while a query waits, see {@link WaitingState}.
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
  transient HotTier hotTier;

  private transient KeyScope keyScope;
  private transient Later later;
  private transient LongConsumer loadMicros;
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

  /**
   * Before {@link #open}; {@code loads} is told the microseconds that each load of a space took.
   */
  void bind(KeyScope scope, Later between, LongConsumer loads) {
    this.keyScope = scope;
    this.later = between;
    this.loadMicros = loads;
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
                new HotTierMetrics(group, loadMicros),
                new LearningMetrics(group),
                new ExperienceMetrics(group)),
            clock);
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
    current.enter(context.getCurrentKey());
    parts.answering.changed(context.getCurrentKey());
    Outbox outbox = new SideOutputs(context);
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
    current.enter(context.getCurrentKey());
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
    Outbox outbox = new SideOutputs(context);
    RecallResult result = parts.answering.answer(query, outbox);
    out.collect(result.inTraceOf(query.origin()));
    parts.answering.measure(query, waitedMillis, result, outbox);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<RecallResult> out)
      throws Exception {
    current.enter(context.getCurrentKey());
    if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
      for (WaitingQuery query : waiting.due(timestamp, context.timerService())) {
        answer(query, context, out);
      }
      hotTier.endRecord();
      return;
    }
    if (!clocks.isDue(timestamp)) {
      return;
    }
    parts.answering.changed(context.getCurrentKey());
    // All windows that the watermark has passed: however far it jumps, what waits is read once.
    long watermark = context.timerService().currentWatermark();
    long limit = Math.max(timestamp, parameters.lastWindowEnd(watermark));
    Long next = parts.learning.learn(context.getCurrentKey(), limit, new SideOutputs(context));
    parts.masking.changed(context.getCurrentKey());
    HotSpace held = hotTier.ifHeld(context.getCurrentKey());
    if (held != null) {
      // Now and not with the next query, which would have to wait for it.
      held.isExpecting = false;
      parts.expected.apply(held);
    }
    clocks.fired(next, context.timerService());
    hotTier.endRecord();
  }

  /** Writes the usage that only the hot tier has; called before every snapshot's barrier. */
  void writeUsage() throws Exception {
    hotTier.writeUsage();
  }

  /** The side outputs of the record or timer at hand. */
  private record SideOutputs(
      KeyedCoProcessFunction<String, MemoryWrite, RecallQuery, RecallResult>.Context context)
      implements Outbox {

    @Override
    public void memory(Episode episode) {
      context.output(MEMORIES, episode);
    }

    @Override
    public void concept(Concept concept) {
      context.output(CONCEPTS, concept);
    }

    @Override
    public void binding(Binding binding) {
      context.output(BINDINGS, binding);
    }

    @Override
    public void receipt(ForgetReceipt receipt) {
      context.output(RECEIPTS, receipt);
    }

    @Override
    public void rejection(Rejection rejection) {
      context.output(REJECTIONS, rejection);
    }

    @Override
    public void latency(String operation, long micros) {
      context.output(LATENCIES, new LatencySample(operation, micros));
    }
  }
}
