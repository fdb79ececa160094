package org.mneme.jobs.bench;

import java.util.Locale;

/** An SVG on white as it is drawn, with points for decimals whatever the machine's language. */
public final class Svg {

  private final StringBuilder drawn = new StringBuilder();

  /** An empty picture; all in pixels. */
  public Svg(int width, int height, int fontSize) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " font-family=\"sans-serif\" font-size=\"%d\">%n"
            + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
        width, height, fontSize);
  }

  /** Adds elements, as {@link String#format} has them. */
  public void add(String format, Object... arguments) {
    drawn.append(String.format(Locale.ROOT, format, arguments));
  }

  /**
   * Adds words on one line.
   *
   * @param anchor where they stand beside {@code x}: {@code start}, {@code middle} or {@code end}
   */
  public void text(double x, double y, String anchor, String words) {
    String safe = words.replace("&", "&amp;").replace("<", "&lt;");
    add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, safe);
  }

  /** The whole document. */
  public String end() {
    return drawn + "</svg>\n";
  }
}
