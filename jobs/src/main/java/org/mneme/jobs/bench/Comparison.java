package org.mneme.jobs.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two results of a suite side by side: cell by cell, where tables, rows and columns agree. */
final class Comparison {

  private static final Pattern NUMBER = Pattern.compile("^[+-]?\\d[\\d,]*(\\.\\d+)?");

  private Comparison() {}

  /** The tables that both have, each cell as {@code before → now (change)}. */
  static List<Table> of(BenchResult before, BenchResult now) {
    List<Table> compared = new ArrayList<>();
    Map<String, Table> known = new HashMap<>();
    before.tables().forEach(table -> known.put(key(table), table));
    for (Table table : now.tables()) {
      if (known.containsKey(key(table))) {
        compared.add(compare(known.get(key(table)), table));
      }
    }
    if (!before.ratios().isEmpty() && !now.ratios().isEmpty()) {
      compared.add(compare(Ratios.table(before.ratios()), Ratios.table(now.ratios())));
    }
    return compared;
  }

  private static String key(Table table) {
    return table.title() + table.columns();
  }

  private static Table compare(Table before, Table now) {
    Map<String, List<String>> rows = new HashMap<>();
    before.rows().forEach(row -> rows.put(row.get(0), row));
    List<List<String>> compared = new ArrayList<>();
    for (List<String> row : now.rows()) {
      List<String> earlier = rows.get(row.get(0));
      List<String> cells = new ArrayList<>(List.of(row.get(0)));
      for (int i = 1; i < row.size(); i++) {
        boolean isKnown = earlier != null && i < earlier.size();
        cells.add(isKnown ? cell(earlier.get(i), row.get(i)) : row.get(i));
      }
      compared.add(cells);
    }
    return new Table(now.title(), now.columns(), compared);
  }

  private static String cell(String before, String now) {
    Double from = number(before);
    Double to = number(now);
    if (from == null || to == null || from == 0) {
      return before.equals(now) ? now : before + " → " + now;
    }
    return before + " → " + now + String.format(Locale.ROOT, " (%+.1f %%)", 100 * (to / from - 1));
  }

  private static Double number(String cell) {
    Matcher number = NUMBER.matcher(cell.replace("**", ""));
    return number.find() ? Double.valueOf(number.group().replace(",", "")) : null;
  }
}
