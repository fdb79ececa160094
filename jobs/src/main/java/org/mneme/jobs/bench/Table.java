package org.mneme.jobs.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a result.
 *
 * @param title what it shows
 * @param columns headings
 * @param rows cells of each row, as many as columns; the first names the row
 */
public record Table(String title, List<String> columns, List<List<String>> rows) {

  /** As Markdown, its title above it. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    if (!title.isEmpty()) {
      text.append(title).append("\n\n");
    }
    line(text, columns);
    text.append("|---".repeat(columns.size())).append("|\n");
    rows.forEach(row -> line(text, row));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** The tables among {@code lines}; what stands between is passed over. */
  static List<Table> parse(List<String> lines) {
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean isTable =
          lines.get(i).startsWith("|")
              && i + 1 < lines.size()
              && lines.get(i + 1).matches("[|\\s:-]+");
      if (isTable) {
        List<List<String>> rows = new ArrayList<>();
        int row = i + 2;
        while (row < lines.size() && lines.get(row).startsWith("|")) {
          rows.add(cells(lines.get(row)));
          row++;
        }
        tables.add(new Table("", cells(lines.get(i)), rows));
        i = row - 1;
      }
    }
    return tables;
  }

  private static List<String> cells(String line) {
    String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
    List<String> cells = new ArrayList<>();
    for (String cell : inner.split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }
}
