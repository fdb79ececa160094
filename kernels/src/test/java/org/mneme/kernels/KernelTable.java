package org.mneme.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints one column of the table in {@code docs/measurements/kernels.md}: all kernels of this JVM
 * beside their peers. With the output of an earlier run as argument, prints that table with this
 * column added. {@code docs/measurements/kernels.md} says how to start it.
 */
public final class KernelTable {
  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  /** Measures, which takes about a minute, and prints. */
  public static void main(String[] args) throws IOException {
    KernelTable table = new KernelTable();
    table.add("", "JDK " + Runtime.version().feature() + ", " + KernelMode.description());
    table.add("---", "---");
    double peak = DenseRows.peak(table);
    for (int dimension : new int[] {768, 384, 769, 1536}) {
      new DenseRows(dimension, peak).addTo(table);
    }
    ClusteringRows.addTo(table, peak);
    new ElementwiseRows().addTo(table);
    new SearchRows().addTo(table);
    table.print(args.length == 0 ? List.of() : Files.readAllLines(Path.of(args[0])));
  }

  /** Adds a row: our time, and in brackets the time of each peer divided by ours. */
  void add(String name, double[] nanos) {
    StringBuilder ratios = new StringBuilder();
    for (int i = 1; i < nanos.length; i++) {
      ratios.append(i == 1 ? " (" : "; ").append(format(nanos[i] / nanos[0]));
    }
    add(name, time(nanos[0]) + ratios + (nanos.length > 1 ? ")" : ""));
  }

  /** Adds a row as it is. */
  void add(String name, String value) {
    names.add(name);
    values.add(value);
    System.err.println(name + ": " + value);
  }

  static String time(double nanos) {
    if (nanos < 1e3) {
      return format(nanos) + " ns";
    }
    return nanos < 1e6 ? format(nanos / 1e3) + " µs" : format(nanos / 1e6) + " ms";
  }

  /** Three digits where that is not silly. */
  static String format(double value) {
    String pattern = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, value);
  }

  private void print(List<String> earlier) {
    for (int row = 0; row < names.size(); row++) {
      String before = earlier.isEmpty() ? "| " + names.get(row) + " |" : earlier.get(row);
      System.out.println(before + " " + values.get(row) + " |");
    }
  }
}
