package org.mneme.memory.state;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What of one kind waits in a space, by id: managed state, and in memory what there is of it.
 *
 * <p>Nothing is iterated but once, when a space is first in use after a start, or again after it
 * was long out of use: to iterate is to go over all that the windows before have removed and
 * RocksDB has not compacted yet, each time a little longer.
 *
 * @param <V> what waits; not changed once it was put
 */
final class PendingMapState<V> {

  /** Records in memory of all spaces: beyond, those of the least recently used are let go of. */
  static final int MOST_RECORDS = 100_000;

  /** As much of the budget as a record does a space take itself. */
  private static final int RECORDS_OF_SPACE = 1;

  private final MapState<String, V> state;
  private final CurrentSpace current;
  private final boolean keepsValues;
  private final LinkedHashMap<String, Known<V>> spaces = new LinkedHashMap<>(16, 0.75f, true);
  private Known<V> inUse;
  private long records;

  private PendingMapState(MapState<String, V> state, CurrentSpace current, boolean keepsValues) {
    this.state = state;
    this.current = current;
    this.keepsValues = keepsValues;
  }

  /** What is known of a space. */
  private static final class Known<V> {
    private final String space;

    /** By id; null instead of a value that is too large to be held twice. */
    private final Map<String, V> values = new LinkedHashMap<>();

    private Known(String space) {
      this.space = space;
    }
  }

  /** Whose values are held in memory too. */
  static <V> PendingMapState<V> ofSmall(
      RuntimeContext context, CurrentSpace current, String name, TypeInformation<V> value) {
    return new PendingMapState<>(register(context, name, value), current, true);
  }

  /** Of whose values only the ids are held in memory. */
  static <V> PendingMapState<V> ofLarge(
      RuntimeContext context, CurrentSpace current, String name, TypeInformation<V> value) {
    return new PendingMapState<>(register(context, name, value), current, false);
  }

  private static <V> MapState<String, V> register(
      RuntimeContext context, String name, TypeInformation<V> value) {
    return context.getMapState(new MapStateDescriptor<>(name, Types.STRING, value));
  }

  boolean contains(String id) throws Exception {
    Known<V> known = known();
    return known == null ? state.contains(id) : known.values.containsKey(id);
  }

  void put(String id, V value) throws Exception {
    Known<V> known = known();
    state.put(id, value);
    if (known != null) {
      int before = known.values.size();
      known.values.put(id, keepsValues ? value : null);
      count(known.values.size() - before);
    }
  }

  void remove(String id) throws Exception {
    Known<V> known = known();
    if (known == null) {
      state.remove(id);
    } else if (known.values.containsKey(id)) {
      state.remove(id);
      known.values.remove(id);
      count(-1);
    }
  }

  /** All that waits, with ids; not in an order that anything may depend on. */
  Iterable<Map.Entry<String, V>> entries() throws Exception {
    Known<V> known = known();
    if (known == null) {
      return state.entries();
    }
    if (keepsValues) {
      return known.values.entrySet();
    }
    List<Map.Entry<String, V>> entries = new ArrayList<>(known.values.size());
    for (String id : known.values.keySet()) {
      entries.add(Map.entry(id, state.get(id)));
    }
    return entries;
  }

  /** All that waits; not in an order that anything may depend on. */
  Iterable<V> values() throws Exception {
    Known<V> known = known();
    if (known != null && keepsValues) {
      return known.values.values();
    }
    List<V> values = new ArrayList<>();
    for (Map.Entry<String, V> entry : entries()) {
      values.add(entry.getValue());
    }
    return values;
  }

  /** How many records are known in memory, of all spaces. */
  long records() {
    return records;
  }

  /** What is known of the current key's space, looked up in state if need be. */
  private Known<V> known() throws Exception {
    String space = current.name();
    if (space == null || (inUse != null && inUse.space.equals(space))) {
      return space == null ? null : inUse;
    }
    inUse = spaces.get(space);
    if (inUse == null) {
      inUse = new Known<>(space);
      for (Map.Entry<String, V> entry : state.entries()) {
        inUse.values.put(entry.getKey(), keepsValues ? entry.getValue() : null);
      }
      spaces.put(space, inUse);
      count(inUse.values.size() + RECORDS_OF_SPACE);
    }
    return inUse;
  }

  private void count(int more) {
    records += more;
    if (records <= MOST_RECORDS) {
      return;
    }
    Iterator<Known<V>> leastRecentFirst = spaces.values().iterator();
    while (records > MOST_RECORDS && spaces.size() > 1) {
      Known<V> least = leastRecentFirst.next();
      if (least == inUse) {
        return;
      }
      records -= least.values.size() + RECORDS_OF_SPACE;
      leastRecentFirst.remove();
    }
  }
}
