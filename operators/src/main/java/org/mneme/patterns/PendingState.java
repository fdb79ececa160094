package org.mneme.patterns;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.Types;
import org.mneme.model.SubjectHash;
import org.mneme.model.TargetKind;

/**
 * What waits for its window, and what must be refused: managed state.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@code pending-traces} by episode id, {@code
 * pending-feedback} and {@code forget-orders} by their ids, until their window closes; {@code
 * seen-feedback}, ids to event time, {@value #REMEMBERED_HOURS} hours; {@code ledger} by {@link
 * SubjectHash}, for ever: when it was forgotten last.
 */
final class PendingState {

  static final long REMEMBERED_HOURS = 24;

  private static final long HOUR = 3_600_000L;
  private static final long REMEMBERED = REMEMBERED_HOURS * HOUR;

  private final MapState<String, EpisodeTrace> traces;
  private final MapState<String, PendingFeedback> feedback;
  private final MapState<String, ForgetOrder> orders;
  private final MapState<String, Long> seen;
  private final MapState<String, Long> ledger;

  PendingState(RuntimeContext context) {
    traces = PatternState.map(context, "pending-traces", Types.POJO(EpisodeTrace.class));
    feedback = PatternState.map(context, "pending-feedback", Types.POJO(PendingFeedback.class));
    orders = PatternState.map(context, "forget-orders", Types.POJO(ForgetOrder.class));
    seen = PatternState.map(context, "seen-feedback", Types.LONG);
    ledger = PatternState.map(context, "ledger", Types.LONG);
  }

  boolean holds(String episode) throws Exception {
    return traces.contains(episode);
  }

  void add(EpisodeTrace trace) throws Exception {
    traces.put(trace.episode(), trace);
  }

  void add(String id, PendingFeedback pending) throws Exception {
    feedback.put(id, pending);
  }

  void add(String id, ForgetOrder order) throws Exception {
    orders.put(id, order);
  }

  /** Removes the waiting episodes that an order names, whatever their window; returns how many. */
  int forget(List<ForgetOrder> due) throws Exception {
    int count = 0;
    if (due.isEmpty()) {
      return count;
    }
    for (Iterator<EpisodeTrace> all = traces.values().iterator(); all.hasNext(); ) {
      EpisodeTrace trace = all.next();
      if (due.stream().anyMatch(order -> order.covers(trace))) {
        all.remove();
        count++;
      }
    }
    return count;
  }

  /** Takes out the episodes of windows that end at or before {@code end}, in order. */
  List<EpisodeTrace> takeTraces(long end) throws Exception {
    List<EpisodeTrace> due = take(traces, EpisodeTrace::window, end);
    due.sort(EpisodeTrace.ORDER);
    return due;
  }

  /** Takes out the feedback of windows that end at or before {@code end}, in no order. */
  List<PendingFeedback> takeFeedback(long end) throws Exception {
    return take(feedback, PendingFeedback::window, end);
  }

  /** Takes out the orders of windows that end at or before {@code end}, in no order. */
  List<ForgetOrder> takeOrders(long end) throws Exception {
    return take(orders, ForgetOrder::window, end);
  }

  /** End of the first window that something waits for; null when nothing does. */
  Long next() throws Exception {
    long next = first(traces, EpisodeTrace::window);
    next = Math.min(next, first(feedback, PendingFeedback::window));
    next = Math.min(next, first(orders, ForgetOrder::window));
    return next == Long.MAX_VALUE ? null : next;
  }

  /** Remembers that the subject of {@code order} was forgotten. */
  void remember(ForgetOrder order) throws Exception {
    String subject = SubjectHash.of(order.targetKind(), order.target());
    Long known = ledger.get(subject);
    if (known == null || known < order.at()) {
      ledger.put(subject, order.at());
    }
  }

  /** Whether {@code trace} is of a subject that was forgotten after it started. */
  boolean isForgotten(String space, EpisodeTrace trace) throws Exception {
    return isForgotten(TargetKind.EPISODE, trace.episode(), trace)
        || isForgotten(TargetKind.AGENT, trace.agent(), trace)
        || isForgotten(TargetKind.USER, trace.user(), trace)
        || isForgotten(TargetKind.SPACE, space, trace);
  }

  /** Whether feedback of this id came in the last hours; it is remembered. */
  boolean isSeen(String id, long at) throws Exception {
    Long before = seen.get(id);
    if (before != null && at - before <= REMEMBERED) {
      return true;
    }
    seen.put(id, at);
    return false;
  }

  /**
   * Removes feedback ids that are too old at {@code time}.
   *
   * @param from the earliest that is remembered; null for none
   * @return the earliest that is left; null for none
   */
  Long expireSeen(Long from, long time) throws Exception {
    if (from == null || time - from <= REMEMBERED + HOUR) {
      return from;
    }
    Long left = null;
    for (Iterator<Map.Entry<String, Long>> all = seen.iterator(); all.hasNext(); ) {
      long at = all.next().getValue();
      if (time - at > REMEMBERED) {
        all.remove();
      } else if (left == null || at < left) {
        left = at;
      }
    }
    return left;
  }

  private boolean isForgotten(TargetKind kind, String target, EpisodeTrace trace) throws Exception {
    Long at = target == null ? null : ledger.get(SubjectHash.of(kind, target));
    return at != null && trace.startedAt() < at;
  }

  private static <V> List<V> take(MapState<String, V> state, ToLongFunction<V> window, long end)
      throws Exception {
    List<V> due = new ArrayList<>();
    for (Iterator<V> all = state.values().iterator(); all.hasNext(); ) {
      V value = all.next();
      if (window.applyAsLong(value) <= end) {
        due.add(value);
        all.remove();
      }
    }
    return due;
  }

  private static <V> long first(MapState<String, V> state, ToLongFunction<V> window)
      throws Exception {
    long first = Long.MAX_VALUE;
    for (V value : state.values()) {
      first = Math.min(first, window.applyAsLong(value));
    }
    return first;
  }
}
