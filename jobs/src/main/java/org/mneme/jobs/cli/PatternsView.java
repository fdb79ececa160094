package org.mneme.jobs.cli;

import java.util.Comparator;
import java.util.List;
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
   * A row a pattern, most certain first within its kind.
   *
   * @param kind the only kind to show; null for all
   */
  static String render(RecallResult result, PatternKind kind) {
    if (result.expired()) {
      return "the query was too old to be answered\n";
    }
    String more =
        result.cursor() == null
            ? ""
            : "only the first " + result.hits().size() + " by id; there are more: name a domain\n";
    return more
        + table(
            result.hits().stream()
                .filter(hit -> hit.pattern() != null)
                .map(hit -> hit.pattern().pattern())
                .toList(),
            kind);
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
