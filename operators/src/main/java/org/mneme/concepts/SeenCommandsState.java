package org.mneme.concepts;

import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Ids of the commands that came to a space, as memory keeps them too: of one that is sent again
 * only the first holds, here as there. Every method reads or writes the space that is the current
 * key.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@code seen-commands} to event time, {@code
 * seen-commands-from}, the earliest of them. An id is remembered for {@value #REMEMBERED_HOURS}
 * hours of event time; what is older is removed when a window closes, at most once an hour.
 */
final class SeenCommandsState {

  static final long REMEMBERED_HOURS = 24;

  private static final long HOUR = 3_600_000L;
  private static final long REMEMBERED = REMEMBERED_HOURS * HOUR;

  private final MapState<String, Long> seen;
  private final ValueState<Long> from;

  SeenCommandsState(RuntimeContext context) {
    seen = context.getMapState(new MapStateDescriptor<>("seen-commands", Types.STRING, Types.LONG));
    from = context.getState(new ValueStateDescriptor<>("seen-commands-from", Types.LONG));
  }

  /** Remembers an id with its event time; returns whether it is new. */
  boolean add(String id, long at) throws Exception {
    Long before = seen.get(id);
    if (before != null && at - before <= REMEMBERED) {
      return false;
    }
    seen.put(id, at);
    Long earliest = from.value();
    if (earliest == null || at < earliest) {
      from.update(at);
    }
    return true;
  }

  /** Removes what is too old at {@code time}. */
  void expire(long time) throws Exception {
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
