package org.mneme.jobs.cli;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, each as wide as its widest cell. */
final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these headings. */
  TextTable(String... headings) {
    rows.add(List.of(headings));
  }

  /**
   * Adds a row of as many cells as there are headings.
   *
   * @throws IllegalArgumentException if there are more or fewer
   */
  void row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          cells.length + " cells in a table of " + rows.get(0).size() + " columns");
    }
    rows.add(List.of(cells));
  }

  /** A line a row, without blanks at its end. */
  String render() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], width(row.get(column)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        line.append(row.get(column));
        line.append(" ".repeat(widths[column] - width(row.get(column)))).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** {@code text} with at most {@code most} characters; what is cut off shows as an ellipsis. */
  static String shortened(String text, int most) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (width(line) <= most) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, most - 1)).stripTrailing() + '…';
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
