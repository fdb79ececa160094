package org.mneme.jobs.soak;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"10\">%n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
            COLUMNS * WIDTH,
            rows * HEIGHT));
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      svg.append(
          String.format(
              Locale.ROOT,
              "<g transform=\"translate(%d %d)\">%n",
              i % COLUMNS * WIDTH,
              i / COLUMNS * HEIGHT));
      panel(svg, figure.title(), x, samples.column(figure.column(), 0), unit, judgedFrom);
      svg.append("</g>\n");
    }
    return svg.append("</svg>\n").toString();
  }

  private static void panel(
      StringBuilder svg, String title, double[] x, double[] y, String unit, int judgedFrom) {
    double top = Math.max(1e-9, Arrays.stream(y).filter(Double::isFinite).max().orElse(1)) * 1.1;
    double last = x[x.length - 1];
    int bottom = TOP + INNER_HEIGHT;
    text(svg, LEFT, 14, "start", title);
    text(svg, LEFT - 4, bottom, "end", "0");
    text(svg, LEFT - 4, TOP + 8, "end", number(top));
    text(svg, LEFT, bottom + 14, "start", number(x[0]));
    text(svg, LEFT + INNER_WIDTH, bottom + 14, "end", number(last) + ' ' + unit);
    svg.append(
        String.format(
            Locale.ROOT,
            "<path d=\"M%d %d V%d H%d\" fill=\"none\" stroke=\"#888\"/>%n",
            LEFT,
            TOP,
            bottom,
            LEFT + INNER_WIDTH));
    line(svg, x, y, 0, Math.min(judgedFrom + 1, x.length), top, "#aaa");
    line(svg, x, y, judgedFrom, x.length, top, "#036");
  }

  private static void line(
      StringBuilder svg, double[] x, double[] y, int from, int to, double top, String colour) {
    double last = x[x.length - 1];
    svg.append("<polyline fill=\"none\" stroke=\"").append(colour).append("\" points=\"");
    for (int i = from; i < to; i++) {
      if (Double.isFinite(y[i])) {
        svg.append(
            String.format(
                Locale.ROOT,
                "%.1f,%.1f ",
                LEFT + INNER_WIDTH * (x[i] - x[0]) / Math.max(1e-9, last - x[0]),
                TOP + INNER_HEIGHT * (1 - y[i] / top)));
      }
    }
    svg.append("\"/>\n");
  }

  private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            text.replace("&", "&amp;").replace("<", "&lt;")));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
  }
}
