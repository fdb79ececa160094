package org.mneme.jobs.load;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Hit;

/** Prints a question, its best hits, and why each was returned. */
final class AnswerPrinter {

  private static final int HITS = 3;
  private static final int LESSONS = 2;

  private final PrintWriter out;

  AnswerPrinter(PrintWriter out) {
    this.out = out;
  }

  void print(Showcase.Shown shown) {
    out.printf(
        Locale.ROOT,
        "? %s  (space %s, %s)%n",
        shown.question().text(),
        shown.question().space(),
        stages(shown));
    int rank = 1;
    for (Hit hit : shown.answer().hits()) {
      if (rank > HITS) {
        out.printf("  … and %d more%n", shown.answer().hits().size() - HITS);
        break;
      }
      print(rank++, hit);
    }
    if (shown.answer().hits().isEmpty()) {
      out.println("  nothing found");
    }
    out.flush();
  }

  private void print(int rank, Hit hit) {
    out.printf(Locale.ROOT, "  %d. %.3f %s", rank, hit.score(), hit.id());
    EpisodeDigest digest = hit.digest();
    if (digest != null) {
      out.printf(
          Locale.ROOT,
          " \"%s\" — %s, value %.2f%n",
          digest.task().description(),
          digest.verdict() == null ? "abandoned" : lower(digest.verdict()),
          digest.value());
    } else {
      out.println();
    }
    out.printf(
        Locale.ROOT,
        "     because %s; confidence %.2f%n",
        hit.parts().entrySet().stream()
            .map(part -> String.format(Locale.ROOT, "%s %.2f", part.getKey(), part.getValue()))
            .collect(Collectors.joining(", ")),
        hit.confidence());
    if (digest != null) {
      out.printf("     tools %s%n", String.join(" > ", digest.tools()));
      digest.findings().stream()
          .limit(LESSONS)
          .forEach(
              finding -> out.printf("     %s: %s%n", lower(finding.kind()), finding.sentence()));
    }
  }

  private static String stages(Showcase.Shown shown) {
    return shown.answer().tookMicros().entrySet().stream()
        .map(stage -> stage.getKey() + " " + stage.getValue() + " µs")
        .collect(Collectors.joining(", "));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
