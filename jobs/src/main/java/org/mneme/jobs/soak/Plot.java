package org.mneme.jobs.soak;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mneme.jobs.bench.Svg;

/**
 * Small plots beside one another, as one SVG: each from zero to a little above its largest value.
 */
final class Plot {

  private static final int COLUMNS = 3;
  private static final int WIDTH = 280;
  private static final int HEIGHT = 130;
  private static final int LEFT = 44;
  private static final int TOP = 24;
  private static final int INNER_WIDTH = WIDTH - LEFT - 12;
  private static final int INNER_HEIGHT = HEIGHT - TOP - 26;

  private Plot() {}

  /**
   * The picture.
   *
   * @param x of all, ascending
   * @param unit of x
   * @param judgedFrom from where on the line is dark
   */
  static String svg(
      Samples samples, List<Figure> figures, double[] x, String unit, int judgedFrom) {
    int rows = (figures.size() + COLUMNS - 1) / COLUMNS;
    Svg svg = new Svg(COLUMNS * WIDTH, rows * HEIGHT, 10);
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      svg.add("<g transform=\"translate(%d %d)\">%n", i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT);
      panel(svg, figure.title(), x, samples.column(figure.column(), 0), unit, judgedFrom);
      svg.add("</g>%n");
    }
    return svg.end();
  }

  private static void panel(
      Svg svg, String title, double[] x, double[] y, String unit, int judgedFrom) {
    double top = Math.max(1e-9, Arrays.stream(y).filter(Double::isFinite).max().orElse(1)) * 1.1;
    double last = x[x.length - 1];
    int bottom = TOP + INNER_HEIGHT;
    svg.text(LEFT, 14, "start", title);
    svg.text(LEFT - 4, bottom, "end", "0");
    svg.text(LEFT - 4, TOP + 8, "end", number(top));
    svg.text(LEFT, bottom + 14, "start", number(x[0]));
    svg.text(LEFT + INNER_WIDTH, bottom + 14, "end", number(last) + ' ' + unit);
    svg.add(
        "<path d=\"M%d %d V%d H%d\" fill=\"none\" stroke=\"#888\"/>%n",
        LEFT, TOP, bottom, LEFT + INNER_WIDTH);
    line(svg, x, y, 0, Math.min(judgedFrom + 1, x.length), top, "#aaa");
    line(svg, x, y, judgedFrom, x.length, top, "#036");
  }

  private static void line(
      Svg svg, double[] x, double[] y, int from, int to, double top, String colour) {
    double last = x[x.length - 1];
    svg.add("<polyline fill=\"none\" stroke=\"%s\" points=\"", colour);
    for (int i = from; i < to; i++) {
      if (Double.isFinite(y[i])) {
        svg.add(
            "%.1f,%.1f ",
            LEFT + INNER_WIDTH * (x[i] - x[0]) / Math.max(1e-9, last - x[0]),
            TOP + INNER_HEIGHT * (1 - y[i] / top));
      }
    }
    svg.add("\"/>%n");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
  }
}
