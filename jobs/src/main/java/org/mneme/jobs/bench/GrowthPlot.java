package org.mneme.jobs.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Columns of a table over its first one, both axes logarithmic, as an SVG: what is flat costs the
 * same at any size, what rises by a decade a decade is proportional.
 */
final class GrowthPlot {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 380;
  private static final int LEFT = 60;
  private static final int RIGHT = 210;
  private static final int TOP = 20;
  private static final int BOTTOM = 40;
  private static final List<String> COLOURS =
      List.of("#036", "#c50", "#080", "#a0a", "#888", "#b00", "#07a");

  private final Table table;
  private final List<Integer> columns;
  private final Svg svg = new Svg(WIDTH, HEIGHT, 11);
  private final double[] x;
  private final double[] y;

  private GrowthPlot(Table table, List<Integer> columns) {
    this.table = table;
    this.columns = columns;
    x = decades(List.of(0));
    y = decades(columns);
  }

  /**
   * The picture.
   *
   * @param columns which are drawn; cells that are no numbers are left out
   * @throws IllegalArgumentException if there is nothing to draw
   */
  static String svg(Table table, List<Integer> columns) {
    return new GrowthPlot(table, columns).draw();
  }

  private String draw() {
    for (double decade = x[0]; decade <= x[1]; decade++) {
      double at = across(decade);
      svg.add("<path d=\"M%.1f %d V%d\" stroke=\"#ddd\"/>%n", at, TOP, HEIGHT - BOTTOM);
      svg.text(at, HEIGHT - BOTTOM + 15, "middle", label(decade));
    }
    for (double decade = y[0]; decade <= y[1]; decade++) {
      double at = down(decade);
      svg.add("<path d=\"M%d %.1f H%d\" stroke=\"#ddd\"/>%n", LEFT, at, WIDTH - RIGHT);
      svg.text(LEFT - 5, at + 4, "end", label(decade));
    }
    svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, "middle", table.columns().get(0));
    for (int i = 0; i < columns.size(); i++) {
      line(columns.get(i), COLOURS.get(i % COLOURS.size()), TOP + 10 + 18 * i);
    }
    return svg.end();
  }

  private void line(int column, String colour, int legendAt) {
    List<String> points = new ArrayList<>();
    for (List<String> row : table.rows()) {
      OptionalDouble size = number(row.get(0));
      OptionalDouble value = number(row.get(column));
      if (size.isPresent() && value.isPresent()) {
        points.add(
            String.format(
                Locale.ROOT,
                "%.1f,%.1f",
                across(Math.log10(size.getAsDouble())),
                down(Math.log10(value.getAsDouble()))));
      }
    }
    svg.add(
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>%n",
        colour, String.join(" ", points));
    int legend = WIDTH - RIGHT + 10;
    svg.add(
        "<path d=\"M%d %d h16\" stroke=\"%s\" stroke-width=\"2\"/>%n", legend, legendAt, colour);
    svg.text(legend + 20, legendAt + 4, "start", table.columns().get(column));
  }

  /** From which power of ten to which, whole ones, these columns reach. */
  private double[] decades(List<Integer> of) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (List<String> row : table.rows()) {
      for (int column : of) {
        OptionalDouble value = number(row.get(column));
        if (value.isPresent()) {
          least = Math.min(least, Math.floor(Math.log10(value.getAsDouble())));
          most = Math.max(most, Math.ceil(Math.log10(value.getAsDouble())));
        }
      }
    }
    if (least > most) {
      throw new IllegalArgumentException("no number to draw in " + table.columns());
    }
    return new double[] {least, Math.max(most, least + 1)};
  }

  private double across(double decade) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (decade - x[0]) / (x[1] - x[0]);
  }

  private double down(double decade) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (decade - y[0]) / (y[1] - y[0]);
  }

  /** A cell as a positive number, digits grouped or not. */
  private static OptionalDouble number(String cell) {
    try {
      double value = Double.parseDouble(cell.replace(",", ""));
      return value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException noNumber) {
      return OptionalDouble.empty();
    }
  }

  private static String label(double decade) {
    double value = Math.pow(10, decade);
    return String.format(Locale.ROOT, value < 1 ? "%.2g" : "%,.0f", value);
  }
}
