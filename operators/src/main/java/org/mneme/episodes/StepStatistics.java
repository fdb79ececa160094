package org.mneme.episodes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mneme.model.StepDigest;

/**
 * What reward, salience and reflection count in an episode's steps.
 *
 * @param steps number of steps
 * @param errors steps that ended in an error or a timeout
 * @param distinctTools number of different tools
 * @param recoveries index of each failed step that the next step followed with success, ascending
 */
public record StepStatistics(int steps, int errors, int distinctTools, List<Integer> recoveries) {

  /** Counts {@code steps}, which ascend by number. */
  public static StepStatistics of(List<StepDigest> steps) {
    Set<String> tools = new HashSet<>();
    List<Integer> recoveries = new ArrayList<>();
    int errors = 0;
    for (int i = 0; i < steps.size(); i++) {
      StepDigest step = steps.get(i);
      tools.add(step.tool());
      if (step.status().isError()) {
        errors++;
        if (i + 1 < steps.size() && !steps.get(i + 1).status().isError()) {
          recoveries.add(i);
        }
      }
    }
    return new StepStatistics(steps.size(), errors, tools.size(), List.copyOf(recoveries));
  }

  /** Share of steps that failed, in [0, 1]; 0 without steps. */
  public double errorRate() {
    return steps == 0 ? 0 : (double) errors / steps;
  }

  /** Share of steps that did not fail, in [0, 1]; 0 without steps. */
  public double successRate() {
    return steps == 0 ? 0 : (double) (steps - errors) / steps;
  }

  /** Whether an error was followed at once by a success. */
  public boolean hasRecovery() {
    return !recoveries.isEmpty();
  }
}
