package org.mneme.jobs.load;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;

/**
 * Shows how far something is: one line that is drawn over and over on a terminal, elsewhere a plain
 * line for each tenth.
 */
final class ProgressLine {

  private static final int WIDTH = 30;
  private static final int TENTHS = 10;

  private final PrintWriter out;
  private final Style style;
  private String drawn = "";
  private int tenthsSaid;

  /** Where it is shown. */
  enum Style {
    TERMINAL,
    PLAIN;

    /** {@code TERMINAL} when a person watches. */
    static Style ofProcess() {
      return CommandLine.Help.Ansi.AUTO.enabled() ? TERMINAL : PLAIN;
    }
  }

  ProgressLine(PrintWriter out, Style style) {
    this.out = out;
    this.style = style;
  }

  /**
   * Shows progress.
   *
   * @param share done, in [0, 1]
   * @param text what to say beside it
   */
  void show(double share, String text) {
    if (style == Style.TERMINAL) {
      draw(bar(share) + ' ' + text);
    } else if ((int) (share * TENTHS) > tenthsSaid) {
      tenthsSaid = (int) (share * TENTHS);
      out.printf(Locale.ROOT, "%3d %% %s%n", Math.round(share * 100), text);
      out.flush();
    }
  }

  /** Leaves the last state standing. */
  void end() {
    if (style == Style.TERMINAL && !drawn.isEmpty()) {
      out.println();
      out.flush();
      drawn = "";
    }
  }

  private void draw(String line) {
    if (!line.equals(drawn)) {
      // Blanks wipe what a longer line before left behind.
      out.print('\r' + line + " ".repeat(Math.max(0, drawn.length() - line.length())));
      out.flush();
      drawn = line;
    }
  }

  private static String bar(double share) {
    int filled = (int) Math.round(Math.min(1, Math.max(0, share)) * WIDTH);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %%",
        "#".repeat(filled),
        "-".repeat(WIDTH - filled),
        Math.round(share * 100));
  }
}
