package org.mneme.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mneme.model.Feedback;

/**
 * Feedback that a space was sent, as the oracle keeps it. It waits for its window whatever it
 * names, and changes bindings there and nothing of an experience's own: neither recalls nor
 * stability nor value.
 */
final class PlainFeedback {

  private static final long WINDOW = 10_000;
  private static final long DAY = 86_400_000;

  private final Map<String, Long> accepted = new HashMap<>();
  private final List<Feedback> waiting = new ArrayList<>();

  /** Whether it is new: nothing of this id was accepted within a day before. */
  boolean accept(Feedback given) {
    Long before = accepted.get(given.id());
    if (before != null && given.at() - before <= DAY) {
      return false;
    }
    accepted.put(given.id(), given.at());
    waiting.add(given);
    return true;
  }

  /** End of the first window in which some is due, or null. */
  Long next() {
    Long first = waiting.stream().map(Feedback::at).min(Long::compare).orElse(null);
    return first == null ? null : Long.valueOf(Math.floorDiv(first, WINDOW) * WINDOW + WINDOW - 1);
  }

  /** Takes out what is due at {@code end}, by id. */
  List<Feedback> close(long end) {
    List<Feedback> due = new ArrayList<>(waiting);
    due.removeIf(given -> given.at() > end);
    waiting.removeAll(due);
    due.sort(Comparator.comparing(Feedback::id));
    return due;
  }
}
