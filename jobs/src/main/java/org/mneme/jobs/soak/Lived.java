package org.mneme.jobs.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must have happened in a soak, or its flat lines would mean nothing, by the job's counters.
 */
final class Lived {

  /** Counter and what it means that it counts. */
  private static final Map<String, String> COUNTERS =
      new TreeMap<>(
          Map.of(
              "mneme.episodes.abandoned", "episodes abandoned after their idle timeout",
              "mneme.memory.learning.bindingsFaded", "bindings faded away",
              "mneme.memory.learning.evicted", "episodes evicted for room",
              "mneme.memory.learning.conceptsBorn", "concepts born",
              "mneme.memory.learning.conceptsDropped", "concepts dropped",
              "mneme.concepts.expired", "candidates that waited too long",
              "mneme.patterns.tombstones", "patterns dropped",
              "mneme.memory.experiences.evicted", "experiences evicted for room",
              "mneme.memory.merged", "equal experiences that became one"));

  private Lived() {}

  /** Whether a metric is one of them. */
  static boolean isWanted(String metric) {
    return COUNTERS.keySet().stream().anyMatch(counter -> metric.endsWith('.' + counter));
  }

  /** The counter behind the operator's name. */
  static String column(String metric) {
    return metric.substring(metric.indexOf("mneme."));
  }

  /** Lines of a table: what happened how often. */
  static List<String> lines(Samples samples) {
    List<String> lines = new ArrayList<>();
    COUNTERS.forEach(
        (counter, meaning) ->
            lines.add(
                "| "
                    + meaning
                    + " | "
                    + String.format(Locale.ROOT, "%,d", count(samples, counter))
                    + " |"));
    return lines;
  }

  /** What never happened. */
  static List<String> missing(Samples samples) {
    return COUNTERS.entrySet().stream()
        .filter(counter -> count(samples, counter.getKey()) == 0)
        .map(Map.Entry::getValue)
        .toList();
  }

  private static long count(Samples samples, String counter) {
    double last = samples.last(counter);
    return Double.isNaN(last) ? 0 : (long) last;
  }
}
