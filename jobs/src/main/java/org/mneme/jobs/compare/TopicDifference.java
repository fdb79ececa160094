package org.mneme.jobs.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mneme.jobs.kafka.Topic;

/**
 * In what a compacted topic of two deployments differs.
 *
 * @param topic which
 * @param same keys whose last values are the same bytes
 * @param different keys whose last values are not
 * @param onlyLeft keys that the right one lacks, or has a tombstone for
 * @param onlyRight keys that the left one lacks, or has a tombstone for
 * @param examples keys that are not the same, at most {@value #MOST_EXAMPLES}, in order
 */
public record TopicDifference(
    Topic topic, long same, long different, long onlyLeft, long onlyRight, List<String> examples) {

  /** How many keys are named. */
  static final int MOST_EXAMPLES = 3;

  /** Compares what {@link LastValues} found on either side. */
  static TopicDifference of(Topic topic, Map<String, Long> left, Map<String, Long> right) {
    long same = 0;
    long onlyLeft = 0;
    List<String> unequal = new ArrayList<>();
    for (Map.Entry<String, Long> entry : left.entrySet()) {
      Long other = right.get(entry.getKey());
      if (entry.getValue().equals(other)) {
        same++;
      } else {
        unequal.add(entry.getKey());
        onlyLeft += other == null ? 1 : 0;
      }
    }
    long different = unequal.size() - onlyLeft;
    Map<String, Long> others = new HashMap<>(right);
    others.keySet().removeAll(left.keySet());
    unequal.addAll(others.keySet());
    List<String> examples = unequal.stream().sorted().limit(MOST_EXAMPLES).toList();
    return new TopicDifference(topic, same, different, onlyLeft, others.size(), examples);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return different + onlyLeft + onlyRight == 0;
  }
}
