package org.mneme.memory.state;

import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Ids of the commands and the feedback that a space has accepted, so that a re-sent one takes
 * effect once. Every method reads or writes the space that is the current key.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@code seen-ids} to event time, {@code seen-ids-from},
 * the earliest of them. An id is remembered for {@value #REMEMBERED_HOURS} hours of event time;
 * what is older is removed when a window closes, at most once an hour.
 */
public final class SeenIdsState {

  /** What sorts of ids are told apart. */
  public enum Kind {
    COMMAND,
    FEEDBACK
  }

  static final long REMEMBERED_HOURS = 24;

  private static final long HOUR = 3_600_000L;
  private static final long REMEMBERED = REMEMBERED_HOURS * HOUR;

  private final MapState<String, Long> seen;
  private final ValueState<Long> from;

  SeenIdsState(RuntimeContext context) {
    seen = context.getMapState(new MapStateDescriptor<>("seen-ids", Types.STRING, Types.LONG));
    from = context.getState(new ValueStateDescriptor<>("seen-ids-from", Types.LONG));
  }

  /**
   * Remembers an id.
   *
   * @param at its event time, epoch milliseconds
   * @return whether it is new: not remembered, or from more than {@value #REMEMBERED_HOURS} hours
   *     before
   */
  public boolean add(Kind kind, String id, long at) throws Exception {
    String key = kind.name().charAt(0) + id;
    Long before = seen.get(key);
    if (before != null && at - before <= REMEMBERED) {
      return false;
    }
    seen.put(key, at);
    Long earliest = from.value();
    if (earliest == null || at < earliest) {
      from.update(at);
    }
    return true;
  }

  /** Removes what is too old at {@code time}. */
  public void expire(long time) throws Exception {
    Long earliest = from.value();
    if (earliest == null || time - earliest <= REMEMBERED + HOUR) {
      return;
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
    from.update(left);
  }
}
