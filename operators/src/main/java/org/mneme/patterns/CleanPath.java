package org.mneme.patterns;

import java.util.ArrayList;
import java.util.List;

/**
 * What an episode did when nothing went wrong: runs of its tools, without errors and without what
 * answered them. A step that failed and was done again within {@value Recovery#REACH} steps counts
 * as done, as if nothing had happened; one that was not ends the run. Repeats of a tool in a row
 * count once.
 */
final class CleanPath {

  private CleanPath() {}

  /** The runs, none empty. */
  static List<List<String>> of(EpisodeTrace trace) {
    List<List<String>> runs = new ArrayList<>();
    List<String> run = new ArrayList<>();
    int steps = trace.tools().size();
    int step = 0;
    while (step < steps) {
      int done = trace.errors().get(step).isEmpty() ? step : redone(trace, step);
      if (done >= 0) {
        String tool = trace.tools().get(step);
        if (run.isEmpty() || !run.get(run.size() - 1).equals(tool)) {
          run.add(tool);
        }
        step = done + 1;
      } else {
        if (!run.isEmpty()) {
          runs.add(run);
          run = new ArrayList<>();
        }
        step = answered(trace, step) + 1;
      }
    }
    if (!run.isEmpty()) {
      runs.add(run);
    }
    return runs;
  }

  /** The step that did again what failed at {@code step}; −1 when none did. */
  private static int redone(EpisodeTrace trace, int step) {
    int last = Math.min(trace.tools().size() - 1, step + Recovery.REACH);
    for (int next = step + 1; next <= last; next++) {
      if (trace.errors().get(next).isEmpty()
          && trace.tools().get(next).equals(trace.tools().get(step))) {
        return next;
      }
    }
    return -1;
  }

  /** The first step that went well within reach of the error; the error itself when none did. */
  private static int answered(EpisodeTrace trace, int step) {
    int last = Math.min(trace.tools().size() - 1, step + Recovery.REACH);
    for (int next = step + 1; next <= last; next++) {
      if (trace.errors().get(next).isEmpty()) {
        return next;
      }
    }
    return step;
  }
}
