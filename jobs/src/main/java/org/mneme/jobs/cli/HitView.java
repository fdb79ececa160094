package org.mneme.jobs.cli;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mneme.model.ConceptDigest;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Finding;
import org.mneme.model.Hit;

/** One hit at length: what it is, and how it was found. */
final class HitView {

  private static final int MOST_TOOLS = 20;

  private HitView() {}

  /** A block of lines, the first with rank, score, confidence and id. */
  static String render(int rank, Hit hit) {
    StringBuilder text = new StringBuilder();
    text.append(rank)
        .append(". ")
        .append(ResultView.lower(hit.kind()))
        .append(' ')
        .append(hit.id())
        .append("  score ")
        .append(ResultView.decimal(hit.score()))
        .append("  confidence ")
        .append(ResultView.decimal(hit.confidence()))
        .append('\n');
    line(text, "parts", ResultView.why(hit.parts()));
    if (!hit.path().isEmpty()) {
      String label = "found by";
      for (String line : PathTree.render(hit.path())) {
        text.append(String.format("   %-12s %s%n", label, line));
        label = "";
      }
    }
    if (hit.digest() != null) {
      digest(text, hit.digest());
    }
    if (hit.concept() != null) {
      concept(text, hit.concept());
    }
    if (hit.pattern() != null) {
      for (PatternView.Line line : PatternView.lines(hit.pattern())) {
        line(text, line.label(), line.content());
      }
    }
    return text.toString();
  }

  private static void concept(StringBuilder text, ConceptDigest concept) {
    line(text, "concept", concept.name());
    line(text, "terms", String.join(", ", concept.terms()));
    line(text, "tools", String.join(", ", concept.tools()));
    line(
        text,
        "of",
        concept.members()
            + " members, coherence "
            + ResultView.decimal(concept.coherence())
            + ", strength "
            + ResultView.decimal(concept.strength())
            + ", fan-out "
            + concept.fanOut()
            + ", "
            + ResultView.lower(concept.state()));
  }

  private static void digest(StringBuilder text, EpisodeDigest digest) {
    line(text, "task", digest.task().description().strip());
    String who =
        Stream.of(
                named("domain", digest.task().domain()),
                named("agent", digest.agent()),
                named("user", digest.user()),
                named("session", digest.session()))
            .filter(Objects::nonNull)
            .collect(Collectors.joining("  "));
    line(text, "who", who);
    line(
        text,
        "when",
        Instant.ofEpochMilli(digest.startedAt())
            + " to "
            + Instant.ofEpochMilli(digest.closedAt()));
    line(text, "tools", tools(digest));
    for (Finding finding : digest.findings()) {
      line(text, ResultView.lower(finding.kind()), sentence(finding));
    }
    line(text, "summary", digest.summary());
    if (digest.occurrences() > 1) {
      line(
          text,
          "same as",
          digest.occurrences() + " occurrences, last " + String.join(", ", digest.episodes()));
    }
  }

  private static String tools(EpisodeDigest digest) {
    List<String> shown = digest.tools().stream().limit(MOST_TOOLS).toList();
    return digest.steps()
        + " steps: "
        + String.join(" > ", shown)
        + (digest.steps() > shown.size() ? " > …" : "");
  }

  private static String sentence(Finding finding) {
    return finding.steps().isEmpty()
        ? finding.sentence()
        : finding.sentence()
            + finding.steps().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", " (steps ", ")"));
  }

  private static String named(String name, String value) {
    return value == null ? null : name + ' ' + value;
  }

  private static void line(StringBuilder text, String label, String content) {
    if (content != null && !content.isBlank()) {
      text.append(
          String.format("   %-12s %s%n", label, content.replaceAll("\\s*\\R\\s*", " ").strip()));
    }
  }
}
