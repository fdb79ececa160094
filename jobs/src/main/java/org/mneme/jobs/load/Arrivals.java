package org.mneme.jobs.load;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each of a set of things has come. */
final class Arrivals {

  private final Map<String, Integer> times = new HashMap<>();

  void add(String key) {
    times.merge(key, 1, Integer::sum);
  }

  boolean has(String key) {
    return times.containsKey(key);
  }

  /** How many different ones have come. */
  int different() {
    return times.size();
  }

  /** Arrivals beyond the first of each. */
  long extra() {
    return times.values().stream().mapToLong(count -> count - 1).sum();
  }

  /** Those that came more than once. */
  List<String> repeated() {
    return times.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Those of {@code expected} that have not come, in its order. */
  List<String> missing(Collection<String> expected) {
    return expected.stream().filter(key -> !times.containsKey(key)).toList();
  }

  /** Those that came although they are not among {@code expected}. */
  List<String> beyond(Collection<String> expected) {
    return times.keySet().stream().filter(key -> !expected.contains(key)).sorted().toList();
  }
}
