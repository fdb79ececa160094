package org.mneme.patterns;

import java.util.List;
import org.mneme.model.PatternKind;

/**
 * What followed the errors of an episode. Of each error, the tools of the next one to {@value
 * #REACH} steps, up to the one that did what had failed. It worked if the last of these steps went
 * well and the error did not come back in the episode. Equal errors in a row are one.
 */
final class Recovery {

  /** Most steps that count as an answer to an error. */
  static final int REACH = 3;

  private Recovery() {}

  static void mine(EpisodeTrace trace, Showings found) {
    List<String> errors = trace.errors();
    for (int step = 0; step < errors.size(); step++) {
      String error = errors.get(step);
      if (!error.isEmpty() && !(step > 0 && errors.get(step - 1).equals(error))) {
        mine(trace, step, found);
      }
    }
  }

  private static void mine(EpisodeTrace trace, int step, Showings found) {
    List<String> tools = trace.tools();
    String error = trace.errors().get(step);
    int back = trace.errors().lastIndexOf(error);
    boolean isPast = false;
    int last = Math.min(tools.size() - 1, step + REACH);
    for (int next = step + 1; next <= last; next++) {
      boolean isOk = trace.errors().get(next).isEmpty();
      boolean worked = isOk && back < next;
      isPast |= worked;
      found.add(PatternKind.RECOVERY, error, tools.subList(step + 1, next + 1), worked);
      if (isOk && tools.get(next).equals(tools.get(step))) {
        break;
      }
    }
    found.add(PatternKind.RECOVERY, error, List.of(), isPast);
  }
}
