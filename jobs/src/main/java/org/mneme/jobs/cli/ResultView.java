package org.mneme.jobs.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Hit;
import org.mneme.model.RecallResult;

/** A result for a person: a row a hit, and what the result says of itself below. */
final class ResultView {

  private static final int TASK_WIDTH = 44;
  private static final int ID_WIDTH = 36;

  /** Of a space of which not all could be asked; a list that goes on has a cursor. */
  static final String PARTIAL = "partial: part of the space is still being loaded\n";

  private ResultView() {}

  /**
   * The result as lines of text.
   *
   * @param explained whether to add what each hit holds and how it was found
   * @param tookMillis from asking to answer, as the asker saw it
   */
  static String render(RecallResult result, boolean explained, long tookMillis) {
    StringBuilder text = new StringBuilder();
    if (result.hits().isEmpty()) {
      text.append(result.expired() ? "the query was too old to be answered\n" : "no hits\n");
    } else {
      text.append(table(result.hits()));
    }
    if (explained) {
      for (int i = 0; i < result.hits().size(); i++) {
        text.append('\n').append(HitView.render(i + 1, result.hits().get(i)));
      }
    }
    if (result.completed() != null) {
      text.append('\n').append(CompletionView.render(result.completed()));
    }
    return text.append('\n').append(summary(result, tookMillis)).toString();
  }

  private static String table(List<Hit> hits) {
    TextTable table = new TextTable("#", "score", "id", "verdict", "value", "task", "why");
    int rank = 0;
    for (Hit hit : hits) {
      rank++;
      EpisodeDigest digest = hit.digest();
      table.row(
          Integer.toString(rank),
          decimal(hit.score()),
          TextTable.shortened(hit.id(), ID_WIDTH),
          digest == null || digest.verdict() == null ? "-" : lower(digest.verdict()),
          digest == null ? "-" : decimal(digest.value()),
          TextTable.shortened(what(hit), TASK_WIDTH),
          why(hit.parts()));
    }
    return table.render();
  }

  static String what(Hit hit) {
    if (hit.concept() != null) {
      return hit.concept().name();
    }
    if (hit.experience() != null) {
      return hit.experience().tool();
    }
    if (hit.pattern() != null) {
      return PatternView.headline(hit.pattern().pattern());
    }
    return hit.digest() == null ? "-" : hit.digest().task().description();
  }

  /** The parts of a score, largest contribution to the reader's trust first: by name is enough. */
  static String why(Map<String, Double> parts) {
    return new TreeMap<>(parts)
        .entrySet().stream()
            .map(part -> part.getKey() + ' ' + decimal(part.getValue()))
            .collect(Collectors.joining("  "));
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String summary(RecallResult result, long tookMillis) {
    StringBuilder line = new StringBuilder();
    line.append(result.hits().size()).append(result.hits().size() == 1 ? " hit" : " hits");
    line.append(" in ").append(tookMillis).append(" ms");
    if (!result.tookMicros().isEmpty()) {
      line.append(" (in the job: ")
          .append(
              new TreeMap<>(result.tookMicros())
                  .entrySet().stream()
                      .map(stage -> stage.getKey() + ' ' + stage.getValue() + " µs")
                      .collect(Collectors.joining(", ")))
          .append(')');
    }
    line.append('\n');
    if (result.partial()) {
      line.append(PARTIAL);
    }
    if (!result.degraded().isEmpty()) {
      line.append("without: ").append(String.join(", ", result.degraded())).append('\n');
    }
    if (result.cursor() != null) {
      line.append("more: --cursor ").append(result.cursor()).append('\n');
    }
    return line.toString();
  }
}
