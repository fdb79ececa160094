package org.mneme.jobs.soak;

import java.util.List;
import java.util.Locale;

/** A line through each of some figures, and whether it is flat. */
final class Verdicts {

  private final Samples samples;
  private final List<Figure> figures;
  private final String along;
  private final double unit;
  private final int judgedFrom;

  /**
   * Verdicts.
   *
   * @param along the column that the lines are laid along
   * @param unit of it that a figure's bound is for
   * @param judgedFrom rows before this are left out
   */
  Verdicts(Samples samples, List<Figure> figures, String along, double unit, int judgedFrom) {
    this.samples = samples;
    this.figures = figures;
    this.along = along;
    this.unit = unit;
    this.judgedFrom = judgedFrom;
  }

  /**
   * A line for each figure.
   *
   * @param unit in words
   */
  String table(String unit) {
    StringBuilder text = new StringBuilder();
    text.append("| | first judged | last | growth in ").append(unit);
    text.append(", with its 95 % interval | bound | |\n|---|---|---|---|---|---|\n");
    for (Figure figure : figures) {
      Trend trend = trend(figure);
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %,.1f | %,.1f | %+.1f %% (%+.1f to %+.1f) | %.0f %% | %s |%n",
              figure.title(),
              samples.column(figure.column(), judgedFrom)[0],
              samples.last(figure.column()),
              100 * trend.share(trend.slope()),
              100 * trend.share(trend.least()),
              100 * trend.share(trend.most()),
              100 * figure.bound(),
              trend.verdict(figure.bound()).name().toLowerCase(Locale.ROOT)));
    }
    return text.toString();
  }

  /**
   * The plots.
   *
   * @param unit of the column that they are along
   */
  String svg(String unit) {
    return Plot.svg(samples, figures, samples.column(along, 0), unit, judgedFrom);
  }

  /** Titles of the figures that grow by more than they may. */
  List<String> growing() {
    return figures.stream()
        .filter(figure -> trend(figure).verdict(figure.bound()) == Trend.Verdict.GROWS)
        .map(Figure::title)
        .toList();
  }

  private Trend trend(Figure figure) {
    double[] x = samples.column(along, judgedFrom);
    for (int i = 0; i < x.length; i++) {
      x[i] /= unit;
    }
    return Trend.of(x, samples.column(figure.column(), judgedFrom));
  }
}
