package org.mneme.jobs.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mneme.model.Hit;
import org.mneme.model.RecallResult;
import org.mneme.model.SpaceStats;

/** What a space holds, for a person. */
final class InventoryView {

  private static final int ID_WIDTH = 36;
  private static final int TASK_WIDTH = 60;
  private static final String EXPIRED = "the query was too old to be answered\n";

  private InventoryView() {}

  /** A row each, and where the next page begins. */
  static String page(RecallResult result) {
    if (result.hits().isEmpty()) {
      return result.expired() ? EXPIRED : "nothing\n" + notes(result);
    }
    TextTable table = new TextTable("id", "closed", "verdict", "value", "agent", "what");
    for (Hit hit : result.hits()) {
      boolean isEpisode = hit.digest() != null;
      table.row(
          // Whole: it is what a next command is given.
          hit.id().length() > 2 * ID_WIDTH ? TextTable.shortened(hit.id(), ID_WIDTH) : hit.id(),
          isEpisode ? Instant.ofEpochMilli(hit.digest().closedAt()).toString() : "-",
          isEpisode && hit.digest().verdict() != null
              ? ResultView.lower(hit.digest().verdict())
              : "-",
          isEpisode ? ResultView.decimal(hit.digest().value()) : "-",
          isEpisode && hit.digest().agent() != null ? hit.digest().agent() : "-",
          TextTable.shortened(ResultView.what(hit), TASK_WIDTH));
    }
    return table.render() + notes(result);
  }

  /** A block of lines each, and the ids of {@code asked} that are not there. */
  static String got(RecallResult result, List<String> asked) {
    if (result.expired()) {
      return EXPIRED;
    }
    StringBuilder text = new StringBuilder();
    Set<String> found = new HashSet<>();
    for (Hit hit : result.hits()) {
      text.append(HitView.render(found.size() + 1, hit)).append('\n');
      found.add(hit.id());
      if (hit.digest() != null) {
        found.addAll(hit.digest().episodes());
      }
    }
    List<String> missing = new ArrayList<>(asked);
    missing.removeAll(found);
    if (!missing.isEmpty()) {
      text.append("not there: ").append(String.join(", ", missing)).append('\n');
    }
    return text.append(notes(result)).toString();
  }

  /** The counts and sizes. */
  static String stats(RecallResult result) {
    SpaceStats stats = result.stats();
    if (stats == null) {
      return result.expired() ? EXPIRED : "no statistics\n";
    }
    TextTable table = new TextTable("what", "count", "bytes in memory");
    stats.counts().forEach((kind, count) -> table.row(kind, number(count), "-"));
    for (Map.Entry<String, Long> part : stats.bytes().entrySet()) {
      table.row(part.getKey(), "-", number(part.getValue()));
    }
    StringBuilder text = new StringBuilder(table.render());
    text.append("model     ")
        .append(stats.model() == null ? "not pinned" : stats.model() + ", " + stats.dimension())
        .append("\ncapacity  ")
        .append(number((long) stats.maxEpisodes()))
        .append(" episodes\n");
    if (stats.oldest() != null) {
      text.append("closed    ")
          .append(Instant.ofEpochMilli(stats.oldest()))
          .append(" to ")
          .append(Instant.ofEpochMilli(stats.newest()))
          .append('\n');
    }
    return text.append(notes(result)).toString();
  }

  private static String notes(RecallResult result) {
    String notes = result.partial() ? ResultView.PARTIAL : "";
    if (!result.degraded().isEmpty()) {
      notes += "without: " + String.join(", ", result.degraded()) + '\n';
    }
    return result.cursor() == null ? notes : notes + "more: --cursor " + result.cursor() + '\n';
  }

  private static String number(Long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
