package org.mneme.jobs.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mneme.model.Hit;
import org.mneme.model.Pattern;
import org.mneme.model.PatternKind;
import org.mneme.model.RecallResult;

/** The patterns of a space for a person. */
final class PatternsView {

  private static final int WIDTH = 96;
  private static final int DOMAIN_WIDTH = 16;

  private static final Comparator<Pattern> BY_KIND_MOST_CERTAIN_FIRST =
      Comparator.comparing(Pattern::kind)
          .thenComparing(Comparator.comparingDouble(Pattern::bound).reversed())
          .thenComparing(Pattern::id);

  private PatternsView() {}

  /**
   * A row a pattern of all pages, most certain first within its kind.
   *
   * @param kind the only kind to show; null for all
   */
  static String render(List<RecallResult> pages, PatternKind kind) {
    List<Pattern> patterns = new ArrayList<>();
    for (RecallResult page : pages) {
      if (page.expired()) {
        return "the query was too old to be answered\n";
      }
      for (Hit hit : page.hits()) {
        if (hit.pattern() != null) {
          patterns.add(hit.pattern().pattern());
        }
      }
    }
    return table(patterns, kind);
  }

  /** The same of patterns. */
  static String table(List<Pattern> all, PatternKind kind) {
    List<Pattern> patterns =
        all.stream()
            .filter(pattern -> kind == null || pattern.kind() == kind)
            .sorted(BY_KIND_MOST_CERTAIN_FIRST)
            .toList();
    if (patterns.isEmpty()) {
      return "no patterns\n";
    }
    TextTable table =
        new TextTable("kind", "domain", "pattern", "seen", "succeeded", "bound", "lift", "helped");
    for (Pattern pattern : patterns) {
      table.row(
          ResultView.lower(pattern.kind()),
          pattern.domain().isEmpty() ? "-" : TextTable.shortened(pattern.domain(), DOMAIN_WIDTH),
          TextTable.shortened(PatternView.headline(pattern), WIDTH),
          Integer.toString(pattern.support()),
          Integer.toString(pattern.successes()),
          ResultView.decimal(pattern.bound()),
          ResultView.decimal(pattern.lift()),
          pattern.applied() == 0 ? "-" : pattern.helped() + " of " + pattern.applied());
    }
    String count = patterns.size() == 1 ? "1 pattern" : patterns.size() + " patterns";
    return table.render() + '\n' + count + '\n';
  }
}
