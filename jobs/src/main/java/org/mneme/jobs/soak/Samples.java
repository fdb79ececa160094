package org.mneme.jobs.soak;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rows of figures by name, and a file of comma-separated values that grows with them. */
final class Samples {

  private final Path file;
  private final List<Map<String, Double>> rows = new ArrayList<>();
  private List<String> columns = List.of();

  /**
   * No rows yet.
   *
   * @param file is overwritten
   */
  Samples(Path file) {
    this.file = file;
  }

  /** Appends a row; the first says which columns there are. */
  void add(Map<String, Double> row) throws IOException {
    boolean isFirst = rows.isEmpty();
    if (isFirst) {
      columns = List.copyOf(new TreeMap<>(row).keySet());
    }
    rows.add(Map.copyOf(row));
    try (Writer out =
        isFirst
            ? Files.newBufferedWriter(file)
            : Files.newBufferedWriter(file, StandardOpenOption.APPEND)) {
      if (isFirst) {
        out.write(String.join(",", columns) + '\n');
      }
      out.write(
          columns.stream()
                  .map(column -> text(row.getOrDefault(column, Double.NaN)))
                  .collect(Collectors.joining(","))
              + '\n');
    }
  }

  /** How many rows there are. */
  int size() {
    return rows.size();
  }

  /** One column from a row on; not a number where a row has none. */
  double[] column(String name, int from) {
    return rows.stream()
        .skip(from)
        .mapToDouble(row -> row.getOrDefault(name, Double.NaN))
        .toArray();
  }

  /** The last row's value. */
  double last(String name) {
    return rows.get(rows.size() - 1).getOrDefault(name, Double.NaN);
  }

  private static String text(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3f", value);
  }
}
