package org.mneme.concepts;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Command;
import org.mneme.model.CommandKind;
import org.mneme.model.Episode;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;

/**
 * Clusters a space's episodes in event-time windows: what closed in a window, together with what
 * found no cluster before. Forgets of a window take effect at its close, before its episodes are
 * clustered, so that the result does not depend on when they came.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@link CandidateState}, {@link SeenCommandsState};
 * episodes until a cluster takes them or they have waited too long. <i>Timers</i>: one event-time
 * timer a space, at the end of the first window in which something is due; {@code window-timer}
 * holds its time. Windows that one watermark passes are closed one after the other, because each
 * sets the timer of the next: for episodes that closed at 10:00:05 and 10:07:30 a watermark of
 * 11:00 fires 10:00:59.999, which sets 10:07:59.999, which fires at once.
 */
public final class ConceptFormationFunction
    extends KeyedProcessFunction<String, MemoryWrite, MemoryWrite> {

  /** Uid of the operator; never changed. */
  public static final String UID = "concept-formation";

  /** How long a window took, and its parts: reading and writing of state, clustering. */
  public static final OutputTag<LatencySample> LATENCIES =
      new OutputTag<>("concept-latencies", TypeInformation.of(LatencySample.class));

  private final ConceptParameters parameters;
  private final Wording wording;

  private transient CandidateState state;
  private transient SeenCommandsState seenCommands;
  private transient ConceptMetrics metrics;
  private transient ChunkClustering clustering;

  /**
   * The function.
   *
   * @param wording cuts descriptions and tags into the words that concepts are named by
   */
  public ConceptFormationFunction(ConceptParameters parameters, Wording wording) {
    this.parameters = parameters;
    this.wording = wording;
  }

  @Override
  public void open(OpenContext context) {
    state = new CandidateState(getRuntimeContext());
    seenCommands = new SeenCommandsState(getRuntimeContext());
    metrics = new ConceptMetrics(getRuntimeContext().getMetricGroup());
    clustering = new ChunkClustering(parameters.clustering(), parameters.profiles());
  }

  @Override
  public void processElement(MemoryWrite write, Context context, Collector<MemoryWrite> out)
      throws Exception {
    Command command = write.command();
    if (write.episode() != null && parameters.isCandidate(write.episode())) {
      take(write.episode(), context);
    } else if (command != null
        && seenCommands.add(command.id(), command.at())
        && command.kind() == CommandKind.FORGET
        && !command.dryRun()) {
      long window = due(command.at(), context);
      state.addOrder(command.id(), ForgetOrder.of(command, window));
      schedule(context, window);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<MemoryWrite> out)
      throws Exception {
    Long due = state.windowTimer();
    if (due == null || due != timestamp) {
      return;
    }
    state.windowTimer(null);
    WindowClock clock = new WindowClock();
    CandidatePool pool = new CandidatePool(state.candidates(), timestamp, parameters);
    forget(pool, state.takeOrders(timestamp));
    seenCommands.expire(timestamp);
    metrics.expired.inc(pool.expire());
    List<List<ConceptCandidate>> chunks = pool.chunks();
    for (int number = 0; number < chunks.size(); number++) {
      List<ConceptCandidate> chunk = chunks.get(number);
      List<CandidateContent> contents = state.contents(chunk);
      clock.stateTook();
      ClusterWindow found =
          clustering.cluster(
              new ChunkClustering.Chunk(timestamp, number, chunk, contents), pool::isNew);
      clock.clusteringTook();
      if (!found.clusters().isEmpty() || !found.links().isEmpty()) {
        pool.take(found);
        metrics.found(found);
        out.collect(MemoryWrite.of(context.getCurrentKey(), found));
      }
    }
    metrics.surplus.inc(pool.bound());
    state.remove(pool.removed());
    Long next = earlier(pool.nextNew(), state.nextOrder());
    // The end of a bounded input is no time that passes: what waits goes on waiting.
    if (next == null && context.timerService().currentWatermark() < Long.MAX_VALUE) {
      next = pool.lastExpiry();
    }
    if (next != null) {
      setTimer(context, next);
    }
    if (!chunks.isEmpty()) {
      metrics.windows.inc();
      clock.stateTook();
      clock.samples().forEach(sample -> context.output(LATENCIES, sample));
    }
  }

  private void take(Episode episode, Context context) throws Exception {
    long window = due(episode.closedAt(), context);
    ConceptCandidate candidate = ConceptCandidate.of(episode, window);
    if (state.isForgotten(episode.space(), candidate)) {
      metrics.forgotten.inc();
    } else if (state.holds(episode.episode())) {
      metrics.duplicates.inc();
    } else {
      metrics.candidates.inc();
      state.add(candidate, CandidateContent.of(episode, wording));
      schedule(context, window);
    }
  }

  private void forget(CandidatePool pool, List<ForgetOrder> orders) throws Exception {
    for (ForgetOrder order : orders) {
      state.forget(order);
    }
    metrics.forgotten.inc(pool.forget(orders));
  }

  private long due(long time, Context context) {
    long window = parameters.dueWindow(time, context.timerService().currentWatermark());
    if (window != parameters.windowEnd(time)) {
      metrics.lateForWindow.inc();
    }
    return window;
  }

  private void schedule(Context context, long window) throws Exception {
    Long pending = state.windowTimer();
    if (pending == null || window < pending) {
      if (pending != null) {
        context.timerService().deleteEventTimeTimer(pending);
      }
      setTimer(context, window);
    }
  }

  private void setTimer(Context context, long time) throws Exception {
    context.timerService().registerEventTimeTimer(time);
    state.windowTimer(time);
  }

  private static Long earlier(Long a, Long b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Math.min(a, b);
  }
}
