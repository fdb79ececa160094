package org.mneme.patterns;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.Types;
import org.mneme.model.SubjectHash;
import org.mneme.model.TargetKind;

/**
 * What waits for its window, and what must be refused: managed state of the space in use, and in
 * memory which ids wait for which window.
 *
 * <p>A window looks nothing up but what it takes: to iterate is to go over all that the windows
 * before have removed and RocksDB has not compacted yet, each time a little longer. So a space is
 * iterated once, when it is first in use after a start, or again after it was long out of use.
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

  /** Spaces of which it is known what waits: the least recently used are looked up anew. */
  private static final int MOST_SPACES = 10_000;

  private final MapState<String, EpisodeTrace> traces;
  private final MapState<String, PendingFeedback> feedback;
  private final MapState<String, ForgetOrder> orders;
  private final MapState<String, Long> seen;
  private final MapState<String, Long> ledger;
  private final LinkedHashMap<String, Space> spaces = new LinkedHashMap<>(16, 0.75f, true);
  private Space inUse;

  PendingState(RuntimeContext context) {
    traces = PatternState.map(context, "pending-traces", Types.POJO(EpisodeTrace.class));
    feedback = PatternState.map(context, "pending-feedback", Types.POJO(PendingFeedback.class));
    orders = PatternState.map(context, "forget-orders", Types.POJO(ForgetOrder.class));
    seen = PatternState.map(context, "seen-feedback", Types.LONG);
    ledger = PatternState.map(context, "ledger", Types.LONG);
  }

  /** What is known in memory of a space. */
  private static final class Space {
    private final Waiting traces = new Waiting();
    private final Waiting feedback = new Waiting();
    private final Waiting orders = new Waiting();
    private boolean hasLedger;
  }

  /** What follows is of {@code space}, whose key is the current one. */
  void use(String space) throws Exception {
    inUse = spaces.get(space);
    if (inUse == null) {
      inUse = load();
      spaces.put(space, inUse);
      if (spaces.size() > MOST_SPACES) {
        Iterator<Space> leastRecentFirst = spaces.values().iterator();
        leastRecentFirst.next();
        leastRecentFirst.remove();
      }
    }
  }

  boolean holds(String episode) {
    return inUse.traces.holds(episode);
  }

  void add(EpisodeTrace trace) throws Exception {
    traces.put(trace.episode(), trace);
    inUse.traces.add(trace.episode(), trace.window());
  }

  void add(String id, PendingFeedback pending) throws Exception {
    feedback.put(id, pending);
    inUse.feedback.add(id, pending.window());
  }

  void add(String id, ForgetOrder order) throws Exception {
    orders.put(id, order);
    inUse.orders.add(id, order.window());
  }

  /** Removes the waiting episodes that an order names, whatever their window; returns how many. */
  int forget(List<ForgetOrder> due) throws Exception {
    if (due.isEmpty()) {
      return 0;
    }
    List<String> covered = new ArrayList<>();
    for (String episode : inUse.traces.all()) {
      EpisodeTrace trace = traces.get(episode);
      if (due.stream().anyMatch(order -> order.covers(trace))) {
        covered.add(episode);
      }
    }
    for (String episode : covered) {
      traces.remove(episode);
      inUse.traces.remove(episode);
    }
    return covered.size();
  }

  /** Takes out the episodes of windows that end at or before {@code end}, in order. */
  List<EpisodeTrace> takeTraces(long end) throws Exception {
    List<EpisodeTrace> due = take(traces, inUse.traces, end);
    due.sort(EpisodeTrace.ORDER);
    return due;
  }

  /** Takes out the feedback of windows that end at or before {@code end}, in no order. */
  List<PendingFeedback> takeFeedback(long end) throws Exception {
    return take(feedback, inUse.feedback, end);
  }

  /** Takes out the orders of windows that end at or before {@code end}, in no order. */
  List<ForgetOrder> takeOrders(long end) throws Exception {
    return take(orders, inUse.orders, end);
  }

  /** End of the first window that something waits for; null when nothing does. */
  Long next() {
    long next = Math.min(inUse.traces.first(), inUse.feedback.first());
    next = Math.min(next, inUse.orders.first());
    return next == Long.MAX_VALUE ? null : next;
  }

  /** Remembers that the subject of {@code order} was forgotten. */
  void remember(ForgetOrder order) throws Exception {
    String subject = SubjectHash.of(order.targetKind(), order.target());
    Long known = ledger.get(subject);
    if (known == null || known < order.at()) {
      ledger.put(subject, order.at());
      inUse.hasLedger = true;
    }
  }

  /** Whether {@code trace} is of a subject that was forgotten after it started. */
  boolean isForgotten(String space, EpisodeTrace trace) throws Exception {
    return inUse.hasLedger
        && (isForgotten(TargetKind.EPISODE, trace.episode(), trace)
            || isForgotten(TargetKind.AGENT, trace.agent(), trace)
            || isForgotten(TargetKind.USER, trace.user(), trace)
            || isForgotten(TargetKind.SPACE, space, trace));
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

  private Space load() throws Exception {
    Space space = new Space();
    for (Map.Entry<String, EpisodeTrace> trace : traces.entries()) {
      space.traces.add(trace.getKey(), trace.getValue().window());
    }
    for (Map.Entry<String, PendingFeedback> one : feedback.entries()) {
      space.feedback.add(one.getKey(), one.getValue().window());
    }
    for (Map.Entry<String, ForgetOrder> order : orders.entries()) {
      space.orders.add(order.getKey(), order.getValue().window());
    }
    space.hasLedger = !ledger.isEmpty();
    return space;
  }

  private static <V> List<V> take(MapState<String, V> state, Waiting waiting, long end)
      throws Exception {
    List<V> due = new ArrayList<>();
    for (String id : waiting.take(end)) {
      due.add(state.get(id));
      state.remove(id);
    }
    return due;
  }
}
