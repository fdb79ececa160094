package org.mneme.jobs.load;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Recall while episodes are stored.
 *
 * @param spaces how many spaces they were stored in; 0 for the one that was asked
 * @param perSecond how many were stored a second
 * @param echo the echo meanwhile
 * @param recall all phases together
 * @param recallRepeats each phase
 * @param job what the job said of itself meanwhile, by operation
 */
public record StoringReport(
    int spaces,
    double perSecond,
    Figures echo,
    Figures recall,
    List<Figures> recallRepeats,
    Map<String, Figures> job) {

  private static final double GOAL_P99_RATIO = 3;

  /** 99th percentile over that of the idle store. */
  public double p99Ratio(Figures idle) {
    return (double) recall.p99Micros() / Math.max(1, idle.p99Micros());
  }

  /**
   * Prints tables and what they mean.
   *
   * @param idle recall of the same run while nothing was stored
   */
  void print(PrintWriter out, Figures idle) {
    out.printf(
        Locale.ROOT,
        "%nwhile %,.0f episodes/s were stored in %s%n%n",
        perSecond,
        spaces == 0 ? "the space that is asked" : spaces + " other spaces");
    Map<String, Figures> lines = new LinkedHashMap<>();
    lines.put("echo", echo);
    lines.put("recall", recall);
    for (int i = 0; i < recallRepeats.size(); i++) {
      lines.put("  recall " + (i + 1), recallRepeats.get(i));
    }
    LatencyTable.print(out, "end to end", lines);
    out.println();
    LatencyTable.print(out, "inside the job", job);
    out.printf(
        Locale.ROOT,
        "%nrecall p99 = %.2f × that of the idle store (goal: at most 3.00): %s%n",
        p99Ratio(idle),
        p99Ratio(idle) <= GOAL_P99_RATIO ? "goal met" : "goal missed");
    out.flush();
  }
}
