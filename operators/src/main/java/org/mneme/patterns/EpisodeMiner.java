package org.mneme.patterns;

import java.util.List;
import java.util.Map;
import org.mneme.model.PatternKind;

/**
 * What an episode shows. Beside what may become a pattern it counts what patterns are compared
 * with: single tools as sequences of one, an error as a recovery without tools, and that there was
 * a choice after a tool as a decision without one. A choice itself is counted as the sequence of
 * the two tools, since it occurs whenever that does.
 */
final class EpisodeMiner {

  /** Longest sequence. */
  static final int MOST_TOOLS = 5;

  private EpisodeMiner() {}

  /** Each candidate once, in the order of its first occurrence. */
  static Map<CandidateKey, Showings.Showing> mine(EpisodeTrace trace) {
    return mine(trace, CleanPath.of(trace));
  }

  /** The same, given the trace's clean path. */
  static Map<CandidateKey, Showings.Showing> mine(EpisodeTrace trace, List<List<String>> path) {
    Showings found = new Showings(trace.domain());
    boolean isSuccess = trace.isSuccess();
    for (List<String> run : path) {
      for (int from = 0; from < run.size(); from++) {
        int most = Math.min(run.size(), from + MOST_TOOLS);
        for (int to = from + 1; to <= most; to++) {
          found.add(PatternKind.SEQUENCE, "", run.subList(from, to), isSuccess);
        }
        if (from + 1 < run.size()) {
          found.add(PatternKind.DECISION, run.get(from), List.of(), isSuccess);
        }
      }
    }
    Recovery.mine(trace, found);
    for (String feature : trace.features()) {
      found.add(PatternKind.CONTEXT, feature, List.of(), isSuccess);
    }
    return found.all();
  }
}
