package org.mneme.patterns;

import java.util.ArrayList;
import java.util.List;
import org.mneme.model.Feedback;

/**
 * Feedback on patterns, in state under its id until its window closes.
 *
 * @param helped patterns that helped
 * @param hurt patterns that misled
 * @param at epoch milliseconds of event time
 * @param window end of the window in which it is counted
 */
public record PendingFeedback(List<String> helped, List<String> hurt, long at, long window) {

  static PendingFeedback of(Feedback feedback, long window) {
    return new PendingFeedback(
        patterns(feedback.helped()), patterns(feedback.hurt()), feedback.at(), window);
  }

  /** Whether it is of patterns at all. */
  boolean isOfPatterns() {
    return !helped.isEmpty() || !hurt.isEmpty();
  }

  private static List<String> patterns(List<String> hits) {
    return new ArrayList<>(hits.stream().filter(PatternId::isPattern).distinct().toList());
  }
}
