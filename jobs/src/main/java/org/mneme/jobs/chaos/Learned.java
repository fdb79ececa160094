package org.mneme.jobs.chaos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.mneme.jobs.kafka.Topic;

/**
 * What a run ended with.
 *
 * @param exports the canonical export of each space
 * @param topics the last value of each key of the compacted topics, without what has a tombstone
 * @param deadLetters the values of refused records
 */
record Learned(
    Map<String, List<String>> exports,
    Map<Topic, Map<String, String>> topics,
    Set<String> deadLetters) {

  private static final int SHOWN = 3;

  /** In what the other differs from this, a line each; empty when in nothing. */
  List<String> differences(Learned other) {
    List<String> differences = new ArrayList<>();
    for (String space : exports.keySet()) {
      List<String> mine = exports.get(space);
      List<String> others = other.exports.getOrDefault(space, List.of());
      if (!mine.equals(others)) {
        differences.add("the canonical export of " + space + " differs");
        only(mine, others, "only without faults: ", differences);
        only(others, mine, "only with faults: ", differences);
      }
    }
    topics.forEach((topic, values) -> compare(topic, values, other.topics.get(topic), differences));
    only(deadLetters, other.deadLetters, "no dead letter with faults: ", differences);
    only(other.deadLetters, deadLetters, "a dead letter only with faults: ", differences);
    return differences;
  }

  /** Lines of all exports. */
  int lines() {
    return exports.values().stream().mapToInt(List::size).sum();
  }

  /** Keys of all compacted topics. */
  int keys() {
    return topics.values().stream().mapToInt(Map::size).sum();
  }

  private static void compare(
      Topic topic, Map<String, String> mine, Map<String, String> others, List<String> differences) {
    TreeSet<String> keys = new TreeSet<>(mine.keySet());
    keys.addAll(others.keySet());
    List<String> wrong =
        keys.stream().filter(key -> !Objects.equals(mine.get(key), others.get(key))).toList();
    if (!wrong.isEmpty()) {
      differences.add(wrong.size() + " keys of the topic " + topic.suffix() + " differ");
      for (String key : wrong.subList(0, Math.min(SHOWN, wrong.size()))) {
        differences.add(key + " without faults: " + mine.get(key));
        differences.add(key + " with faults: " + others.get(key));
      }
    }
  }

  private static void only(
      Collection<String> these, Collection<String> those, String label, List<String> differences) {
    List<String> only = new ArrayList<>(these);
    only.removeAll(new TreeSet<>(those));
    only.stream().limit(SHOWN).forEach(line -> differences.add(label + line));
  }
}
