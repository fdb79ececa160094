package org.mneme.memory.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.mneme.memory.AcknowledgedRef;
import org.mneme.model.Command;
import org.mneme.model.TargetKind;

/**
 * Episodes that the topic of memories names and that are not stored. Every method reads or writes
 * the space that is the current key.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@code acknowledged-refs} by episode id; {@code
 * acknowledged-count}, which counts one that came back and was stored too.
 */
public final class AcknowledgedState {

  private static final Comparator<Map.Entry<String, AcknowledgedRef>> OLDEST_FIRST =
      Comparator.comparingLong(
              (Map.Entry<String, AcknowledgedRef> entry) -> entry.getValue().closedAt())
          .thenComparing(Map.Entry::getKey);

  private final MapState<String, AcknowledgedRef> refs;
  private final ValueState<Integer> count;

  AcknowledgedState(RuntimeContext context) {
    refs =
        MemoryState.map(
            context, "acknowledged-refs", Types.STRING, Types.POJO(AcknowledgedRef.class));
    count = context.getState(new ValueStateDescriptor<>("acknowledged-count", Types.INT));
  }

  /** Remembers an episode; returns how many are remembered now. */
  int add(String episode, AcknowledgedRef ref) throws Exception {
    int known = count();
    if (!refs.contains(episode)) {
      known++;
      count.update(known);
    }
    refs.put(episode, ref);
    return known;
  }

  /** Whether something was said of {@code episode} that is not stored. */
  public boolean holds(String episode) throws Exception {
    return refs.contains(episode);
  }

  /** Takes out the episodes that the forget {@code command} names, by id. */
  Map<String, AcknowledgedRef> forget(Command command) throws Exception {
    Map<String, AcknowledgedRef> named = new TreeMap<>();
    if (command.targetKind() == TargetKind.EPISODE) {
      AcknowledgedRef ref = refs.get(command.target());
      if (ref != null && ref.isNamedBy(command, command.target())) {
        named.put(command.target(), ref);
      }
    } else {
      for (Map.Entry<String, AcknowledgedRef> entry : refs.entries()) {
        if (entry.getValue().isNamedBy(command, entry.getKey())) {
          named.put(entry.getKey(), entry.getValue());
        }
      }
    }
    remove(named.keySet());
    return named;
  }

  /** Takes out those that closed first, all but {@code left}, in their order. */
  List<Map.Entry<String, AcknowledgedRef>> takeOldest(int left) throws Exception {
    List<Map.Entry<String, AcknowledgedRef>> all = new ArrayList<>();
    for (Map.Entry<String, AcknowledgedRef> entry : refs.entries()) {
      all.add(Map.entry(entry.getKey(), entry.getValue()));
    }
    all.sort(OLDEST_FIRST);
    List<Map.Entry<String, AcknowledgedRef>> oldest =
        all.subList(0, Math.max(0, all.size() - left));
    remove(oldest.stream().map(Map.Entry::getKey).toList());
    return oldest;
  }

  /** All of them, by id; not in an order that anything may depend on. */
  Iterable<Map.Entry<String, AcknowledgedRef>> entries() throws Exception {
    return refs.entries();
  }

  private int count() throws Exception {
    Integer known = count.value();
    return known == null ? 0 : known;
  }

  private void remove(Iterable<String> episodes) throws Exception {
    int known = count();
    for (String episode : episodes) {
      refs.remove(episode);
      known--;
    }
    count.update(known <= 0 ? null : Integer.valueOf(known));
  }
}
