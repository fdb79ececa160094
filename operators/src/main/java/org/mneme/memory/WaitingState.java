package org.mneme.memory;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.mneme.model.RecallQuery;

/**
 * The queries of a space that wait for an episode of their asker. They keep nobody waiting: other
 * queries are answered meanwhile.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@code waiting-queries} by the place of their record;
 * {@code waiting-timer}. <i>Timers</i>: one of processing time a space, when the first of them has
 * waited long enough; a timer that finds another time in state is stale.
 */
final class WaitingState {

  private final MapState<String, WaitingQuery> queries;
  private final ValueState<Long> timer;

  WaitingState(RuntimeContext context) {
    queries =
        MemoryState.map(context, "waiting-queries", Types.STRING, Types.POJO(WaitingQuery.class));
    timer = context.getState(new ValueStateDescriptor<>("waiting-timer", Types.LONG));
  }

  /** Lets {@code query} wait so many milliseconds. */
  void add(RecallQuery query, long millis, TimerService timers) throws Exception {
    long until = timers.currentProcessingTime() + millis;
    queries.put(placeOf(query), new WaitingQuery(query, until));
    Long pending = timer.value();
    if (pending == null || until < pending) {
      setTimer(until, timers);
    }
  }

  /** The queries that wait for {@code episode}; they wait no longer. */
  List<RecallQuery> waitingFor(String episode, TimerService timers) throws Exception {
    // Most spaces have none, and writes must not pay for the others.
    return timer.value() == null ? List.of() : take(episode, Long.MIN_VALUE, timers);
  }

  /** The queries that have waited long enough at {@code timestamp}; they wait no longer. */
  List<RecallQuery> due(long timestamp, TimerService timers) throws Exception {
    Long pending = timer.value();
    return pending == null || pending != timestamp ? List.of() : take(null, timestamp, timers);
  }

  private List<RecallQuery> take(String episode, long latest, TimerService timers)
      throws Exception {
    List<RecallQuery> taken = new ArrayList<>();
    Long next = null;
    for (WaitingQuery waiting : queries.values()) {
      if (waiting.query().after().equals(episode) || waiting.until() <= latest) {
        taken.add(waiting.query());
      } else {
        next = next == null ? waiting.until() : Math.min(next, waiting.until());
      }
    }
    for (RecallQuery query : taken) {
      queries.remove(placeOf(query));
    }
    if (!taken.isEmpty()) {
      setTimer(next, timers);
    }
    return taken;
  }

  private void setTimer(Long next, TimerService timers) throws Exception {
    if (timer.value() != null) {
      timers.deleteProcessingTimeTimer(timer.value());
    }
    if (next == null) {
      timer.clear();
    } else {
      timers.registerProcessingTimeTimer(next);
      timer.update(next);
    }
  }

  /** An id is the asker's, and two may choose the same. */
  private static String placeOf(RecallQuery query) {
    return query.origin().partition() + ":" + query.origin().offset() + ":" + query.query();
  }
}
