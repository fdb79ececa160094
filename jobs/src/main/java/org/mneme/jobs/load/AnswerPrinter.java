package org.mneme.jobs.load;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Hit;

/** Prints a question, its best hits, and why each was returned. */
final class AnswerPrinter {

  private static final int HITS = 3;
  private static final int LESSONS = 2;
  private static final List<String> PARTS =
      List.of("similarity", "text", "activation", "retention", "value");

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
        millis(shown));
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
    out.printf(Locale.ROOT, "     because %s; confidence %.2f%n", parts(hit), hit.confidence());
    if (digest != null) {
      out.printf("     tools %s%n", String.join(" > ", digest.tools()));
      digest.findings().stream()
          .limit(LESSONS)
          .forEach(
              finding -> out.printf("     %s: %s%n", lower(finding.kind()), finding.sentence()));
    }
  }

  private static String parts(Hit hit) {
    return hit.parts().entrySet().stream()
        .sorted(Comparator.comparingInt(part -> rank(part.getKey())))
        .map(part -> String.format(Locale.ROOT, "%s %.2f", part.getKey(), part.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static int rank(String part) {
    int rank = PARTS.indexOf(part);
    return rank < 0 ? PARTS.size() : rank;
  }

  private static String millis(Showcase.Shown shown) {
    long micros = shown.answer().tookMicros().getOrDefault("total", 0L);
    return String.format(Locale.ROOT, "%.2f ms", micros / 1_000.0);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
