package org.mneme.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.mneme.model.Command;
import org.mneme.model.CommandKind;
import org.mneme.model.Episode;
import org.mneme.model.Feedback;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Pattern;
import org.mneme.model.PatternWindow;

/**
 * Mines a space's patterns in the event-time windows in which the memory learns: what has event
 * time in a window is counted at its close, whatever order it came in.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@link PatternState} and {@link PendingState}.
 * <i>Timers</i>: one event-time timer a space, at the end of the first window in which something is
 * due: something that came, or a pattern that grows old; {@code mining-clock} holds its time.
 * Windows that one watermark passes are closed one after the other, because each sets the timer of
 * the next.
 */
public final class PatternMiningFunction
    extends KeyedProcessFunction<String, MemoryWrite, MemoryWrite> {

  /** Uid of the operator; never changed. */
  public static final String UID = "pattern-mining";

  /** Patterns that changed, and tombstones. */
  public static final OutputTag<Pattern> PATTERNS =
      new OutputTag<>("patterns", TypeInformation.of(Pattern.class));

  /** How long a window took. */
  public static final OutputTag<LatencySample> LATENCIES =
      new OutputTag<>("pattern-latencies", TypeInformation.of(LatencySample.class));

  private final PatternParameters parameters;

  /** Seen by tests, which compare it with a fresh load. */
  transient MiningTier tier;

  private transient KeyScope keyScope;
  private transient PatternState state;
  private transient PendingState pending;
  private transient PatternMetrics metrics;

  /** The function, run by {@link PatternMiningOperator}. */
  PatternMiningFunction(PatternParameters parameters) {
    this.parameters = parameters;
  }

  void bind(KeyScope scope) {
    this.keyScope = scope;
  }

  /** Writes what only the tier knows; called before every snapshot's barrier. */
  void write() throws Exception {
    tier.write();
  }

  @Override
  public void open(OpenContext context) {
    state = new PatternState(getRuntimeContext());
    pending = new PendingState(getRuntimeContext());
    tier = new MiningTier(parameters.hotBytes(), state, keyScope);
    metrics = new PatternMetrics(getRuntimeContext().getMetricGroup());
    metrics.gauge(tier);
  }

  @Override
  public void processElement(MemoryWrite write, Context context, Collector<MemoryWrite> out)
      throws Exception {
    pending.use(context.getCurrentKey());
    Command command = write.command();
    if (write.episode() != null && parameters.isCounted(write.episode())) {
      take(write.episode(), context);
    } else if (write.feedback() != null) {
      take(write.feedback(), context);
    } else if (command != null && command.kind() == CommandKind.FORGET && !command.dryRun()) {
      long window = due(command.at(), context);
      pending.add(command.id(), ForgetOrder.of(command, window));
      schedule(context, window);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<MemoryWrite> out)
      throws Exception {
    MiningClock clock = state.clock();
    if (clock.timer() == null || clock.timer() != timestamp) {
      return;
    }
    long start = System.nanoTime();
    String space = context.getCurrentKey();
    pending.use(space);
    List<Pattern> changed = close(space, timestamp);
    metrics.windows.inc();
    metrics.handedOn(changed);
    changed.forEach(pattern -> context.output(PATTERNS, pattern));
    if (!changed.isEmpty()) {
      out.collect(MemoryWrite.of(space, new PatternWindow(timestamp, changed)));
    }
    Long next = pending.next();
    clock = state.clock();
    // The end of a bounded input is no time that passes: patterns do not grow old by it.
    if (clock.aging() != null && context.timerService().currentWatermark() < Long.MAX_VALUE) {
      next = next == null ? clock.aging() : Long.valueOf(Math.min(next, clock.aging()));
    }
    if (next != null) {
      context.timerService().registerEventTimeTimer(next);
    }
    state.clock(
        clock.withTimer(next).withSeenFrom(pending.expireSeen(clock.seenFrom(), timestamp)));
    long micros = (System.nanoTime() - start) / 1_000;
    context.output(LATENCIES, new LatencySample("patterns.window", micros));
    if (!changed.isEmpty()) {
      long late = Math.max(0, context.timerService().currentProcessingTime() - timestamp);
      context.output(LATENCIES, new LatencySample("pattern-extracted", late * 1_000));
    }
  }

  /** What the window that ends at {@code end} changes, each pattern once, by id. */
  private List<Pattern> close(String space, long end) throws Exception {
    List<ForgetOrder> orders = pending.takeOrders(end);
    for (ForgetOrder order : orders) {
      pending.remember(order);
    }
    metrics.forgotten.inc(pending.forget(orders));
    SpaceStore store = new SpaceStore(space, state, tier);
    WindowInput input =
        new WindowInput(end, orders, pending.takeTraces(end), pending.takeFeedback(end));
    WindowMining mining = new WindowMining(store, parameters, space, input);
    List<Pattern> changed = new ArrayList<>(mining.close());
    metrics.episodes.inc(input.traces().size());
    metrics.closed(mining);
    Aging aging = new Aging(store, parameters);
    Long due = state.clock().aging();
    if (due != null && due <= end) {
      due = aging.age(end, space, changed);
    }
    if (due == null && changed.stream().anyMatch(pattern -> !pattern.isDropped())) {
      due = aging.due(end);
    }
    state.clock(state.clock().withAging(due));
    tier.settle(space);
    TreeMap<String, Pattern> byId = new TreeMap<>();
    changed.forEach(pattern -> byId.put(pattern.id(), pattern));
    return new ArrayList<>(byId.values());
  }

  private void take(Episode episode, Context context) throws Exception {
    long window = due(episode.closedAt(), context);
    EpisodeTrace trace = EpisodeTrace.of(episode, window);
    if (pending.isForgotten(episode.space(), trace)) {
      metrics.forgotten.inc();
    } else if (pending.holds(episode.episode()) || state.holdsTrace(episode.episode())) {
      metrics.duplicates.inc();
    } else {
      pending.add(trace);
      schedule(context, window);
    }
  }

  private void take(Feedback feedback, Context context) throws Exception {
    long window = due(feedback.at(), context);
    PendingFeedback judged = PendingFeedback.of(feedback, window);
    if (judged.isOfPatterns() && !pending.isSeen(feedback.id(), feedback.at())) {
      pending.add(feedback.id(), judged);
      MiningClock clock = state.clock();
      if (clock.seenFrom() == null || feedback.at() < clock.seenFrom()) {
        state.clock(clock.withSeenFrom(feedback.at()));
      }
      schedule(context, window);
    }
  }

  private long due(long time, Context context) {
    long window = parameters.dueWindow(time, context.timerService().currentWatermark());
    if (window != parameters.windowEnd(time)) {
      metrics.lateForWindow.inc();
    }
    return window;
  }

  private void schedule(Context context, long window) throws Exception {
    MiningClock clock = state.clock();
    if (clock.timer() == null || window < clock.timer()) {
      if (clock.timer() != null) {
        context.timerService().deleteEventTimeTimer(clock.timer());
      }
      context.timerService().registerEventTimeTimer(window);
      state.clock(clock.withTimer(window));
    }
  }
}
