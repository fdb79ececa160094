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
 * @param topics what the compacted topics say
 * @param deadLetters the values of refused records
 */
record Learned(Map<String, List<String>> exports, CompactedTopics topics, Set<String> deadLetters) {

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
    topics
        .last()
        .forEach(
            (topic, values) -> compare(topic, values, other.topics.last().get(topic), differences));
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
    return topics.last().values().stream().mapToInt(Map::size).sum();
  }

  /**
   * Where the compacted topics of the other hold a record more often than these, or lack one, a
   * line each topic. Whether a memory is said to be stored before it is said to be forgotten
   * depends on which came first, the episode or the command, which is no promise: there only what
   * is said of one that is not forgotten must not be repeated.
   */
  List<String> repetitions(Learned other) {
    List<String> lines = new ArrayList<>();
    for (Topic topic : Topic.compacted()) {
      Map<String, Integer> mine = topics.records(topic);
      Map<String, Integer> others = other.topics.records(topic);
      if (topic != Topic.MEMORIES && !mine.equals(others)) {
        lines.add("the records of " + topic.suffix() + " are not those of the run without faults");
      }
      long repeated =
          others.entrySet().stream()
              .filter(record -> !record.getKey().endsWith(CompactedTopics.GONE))
              .filter(record -> record.getValue() > mine.getOrDefault(record.getKey(), 1))
              .count();
      if (repeated > 0) {
        lines.add(repeated + " records of " + topic.suffix() + " are repeated");
      }
    }
    return lines;
  }

  /** Records of all compacted topics. */
  int upserts() {
    return topics.size();
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
