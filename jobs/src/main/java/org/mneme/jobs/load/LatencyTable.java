package org.mneme.jobs.load;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mneme.jobs.bench.Table;

/** Prints latencies as a table in milliseconds. */
public final class LatencyTable {

  private static final double MICROS_PER_MILLI = 1_000;

  private static final List<String> COLUMNS =
      List.of("ms", "count", "per s", "p50", "p95", "p99", "p99.9", "max");

  private LatencyTable() {}

  /**
   * Prints a line for each operation, in the map's order.
   *
   * @param first heading of the first column
   */
  public static void print(PrintWriter out, String first, Map<String, Figures> figures) {
    int width =
        Math.max(
            first.length(), figures.keySet().stream().mapToInt(String::length).max().orElse(0));
    String format = "%-" + width + "s %9s %9s %9s %9s %9s %9s %9s%n";
    out.printf(format, first, "count", "per s", "p50 ms", "p95 ms", "p99 ms", "p99.9 ms", "max ms");
    figures.forEach(
        (name, line) ->
            out.printf(
                format,
                name,
                String.format(Locale.ROOT, "%,d", line.count()),
                String.format(Locale.ROOT, "%,.1f", line.ratePerSecond()),
                millis(line.p50Micros()),
                millis(line.p95Micros()),
                millis(line.p99Micros()),
                millis(line.p999Micros()),
                millis(line.maxMicros())));
    out.flush();
  }

  /** The same as a table of a result. */
  static Table of(String title, Map<String, Figures> figures) {
    List<List<String>> rows = new ArrayList<>();
    figures.forEach(
        (name, line) ->
            rows.add(
                List.of(
                    name,
                    String.format(Locale.ROOT, "%,d", line.count()),
                    String.format(Locale.ROOT, "%,.1f", line.ratePerSecond()),
                    millis(line.p50Micros()),
                    millis(line.p95Micros()),
                    millis(line.p99Micros()),
                    millis(line.p999Micros()),
                    millis(line.maxMicros()))));
    return new Table(title, COLUMNS, rows);
  }

  private static String millis(long micros) {
    return String.format(Locale.ROOT, "%,.2f", micros / MICROS_PER_MILLI);
  }
}
