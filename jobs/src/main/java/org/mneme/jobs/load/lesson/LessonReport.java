package org.mneme.jobs.load.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long lessons took.
 *
 * @param millis of each lesson that crossed, from sending the episode's last record to the answer
 * @param lost how many did not cross in time
 * @param queries how many queries were asked meanwhile
 */
record LessonReport(List<Long> millis, int lost, long queries) {

  /** The row of a table: lessons, p50, p90, p99, largest, in seconds. */
  String row(String settings) {
    List<Long> ascending = new ArrayList<>(millis);
    ascending.sort(null);
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %.1f | %.1f | %.1f | %.1f |",
        settings,
        millis.size(),
        lost,
        seconds(ascending, 0.5),
        seconds(ascending, 0.9),
        seconds(ascending, 0.99),
        seconds(ascending, 1));
  }

  private static double seconds(List<Long> ascending, double share) {
    if (ascending.isEmpty()) {
      return Double.NaN;
    }
    int at = (int) Math.ceil(share * ascending.size()) - 1;
    return ascending.get(Math.max(0, at)) / 1e3;
  }
}
