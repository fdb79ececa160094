package org.mneme.memory.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.mneme.memory.WaitingQuery;
import org.mneme.model.RecallQuery;

/**
 * The queries of a space that wait for an episode of their asker. They keep nobody waiting: other
 * queries are answered meanwhile, and none is read before its time.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: by the place of their record {@code waiting-queries} and
 * {@code waiting-until}; {@code waiting-for}, these places by the episode that is waited for;
 * {@code waiting-timer}. <i>Timers</i>: one of processing time a space, not later than the first of
 * them has waited long enough; a timer that finds another time in state is stale.
 */
public final class WaitingState {

  private static final String[] NOBODY = {};

  private final MapState<String, WaitingQuery> queries;
  private final MapState<String, Long> untils;
  private final MapState<String, String[]> places;
  private final ValueState<Long> timer;

  WaitingState(RuntimeContext context) {
    queries =
        MemoryState.map(context, "waiting-queries", Types.STRING, Types.POJO(WaitingQuery.class));
    untils = MemoryState.map(context, "waiting-until", Types.STRING, Types.LONG);
    places =
        MemoryState.map(
            context, "waiting-for", Types.STRING, BasicArrayTypeInfo.STRING_ARRAY_TYPE_INFO);
    timer = context.getState(new ValueStateDescriptor<>("waiting-timer", Types.LONG));
  }

  /** Lets {@code query} wait so many milliseconds. */
  public void add(RecallQuery query, long millis, TimerService timers) throws Exception {
    long now = timers.currentProcessingTime();
    long until = now + millis;
    String place = placeOf(query);
    queries.put(place, new WaitingQuery(query, until, now));
    untils.put(place, until);
    List<String> others = new ArrayList<>(List.of(placesOf(query.after())));
    if (!others.contains(place)) {
      others.add(place);
      places.put(query.after(), others.toArray(NOBODY));
    }
    Long pending = timer.value();
    if (pending == null || until < pending) {
      setTimer(until, timers);
    }
  }

  /** The queries that wait for {@code episode}; they wait no longer. */
  public List<WaitingQuery> waitingFor(String episode) throws Exception {
    List<WaitingQuery> taken = new ArrayList<>();
    // Most spaces have none, and writes must not pay for the others.
    if (timer.value() != null) {
      for (String place : placesOf(episode)) {
        taken.add(take(place));
      }
    }
    return taken;
  }

  /** The queries that have waited long enough at {@code timestamp}; they wait no longer. */
  public List<WaitingQuery> due(long timestamp, TimerService timers) throws Exception {
    List<WaitingQuery> taken = new ArrayList<>();
    Long pending = timer.value();
    if (pending == null || pending != timestamp) {
      return taken;
    }
    List<String> due = new ArrayList<>();
    Long next = null;
    for (Map.Entry<String, Long> entry : untils.entries()) {
      long until = entry.getValue();
      if (until <= timestamp) {
        due.add(entry.getKey());
      } else {
        next = next == null ? until : Math.min(next, until);
      }
    }
    for (String place : due) {
      taken.add(take(place));
    }
    setTimer(next, timers);
    return taken;
  }

  private WaitingQuery take(String place) throws Exception {
    WaitingQuery waiting = queries.get(place);
    queries.remove(place);
    untils.remove(place);
    String episode = waiting.query().after();
    List<String> others = new ArrayList<>(List.of(placesOf(episode)));
    others.remove(place);
    if (others.isEmpty()) {
      places.remove(episode);
    } else {
      places.put(episode, others.toArray(NOBODY));
    }
    return waiting;
  }

  private String[] placesOf(String episode) throws Exception {
    String[] known = places.get(episode);
    return known == null ? NOBODY : known;
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
