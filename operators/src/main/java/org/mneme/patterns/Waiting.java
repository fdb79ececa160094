package org.mneme.patterns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ids of what waits in a space, by the end of the window that each waits for. */
final class Waiting {

  private final Map<String, Long> windows = new HashMap<>();
  private final TreeMap<Long, Set<String>> ids = new TreeMap<>();

  boolean holds(String id) {
    return windows.containsKey(id);
  }

  /** {@code id} waits for the window that ends at {@code window}, and for no other. */
  void add(String id, long window) {
    remove(id);
    windows.put(id, window);
    ids.computeIfAbsent(window, none -> new LinkedHashSet<>()).add(id);
  }

  void remove(String id) {
    Long window = windows.remove(id);
    if (window != null) {
      Set<String> same = ids.get(window);
      same.remove(id);
      if (same.isEmpty()) {
        ids.remove(window);
      }
    }
  }

  /** Takes out what waits for a window that ends at or before {@code end}. */
  List<String> take(long end) {
    SortedMap<Long, Set<String>> due = ids.headMap(end, true);
    List<String> taken = new ArrayList<>();
    due.values().forEach(taken::addAll);
    due.clear();
    taken.forEach(windows::remove);
    return taken;
  }

  /** All ids that wait, in no order. */
  Collection<String> all() {
    return windows.keySet();
  }

  /** End of the first window that something waits for; the largest number when nothing does. */
  long first() {
    return ids.isEmpty() ? Long.MAX_VALUE : ids.firstKey();
  }
}
