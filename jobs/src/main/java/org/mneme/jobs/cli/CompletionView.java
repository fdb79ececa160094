package org.mneme.jobs.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.mneme.model.Completion;
import org.mneme.model.Share;

/** What memory adds to a partial query, for a person. */
final class CompletionView {

  private CompletionView() {}

  /** A line a field that has values. */
  static String render(Completion completion) {
    StringBuilder text = new StringBuilder();
    text.append("completed, confidence ")
        .append(ResultView.decimal(completion.confidence()))
        .append('\n');
    line(text, "domain", completion.domain());
    line(text, "type", completion.type());
    line(text, "tags", completion.tags());
    line(text, "tools", completion.tools());
    line(text, "verdict", completion.verdict());
    line(text, "concepts", completion.concepts());
    return text.toString();
  }

  private static void line(StringBuilder text, String label, List<Share> shares) {
    if (!shares.isEmpty()) {
      String values =
          shares.stream()
              .map(share -> share.value() + ' ' + ResultView.decimal(share.share()))
              .collect(Collectors.joining("  "));
      text.append(String.format("   %-12s %s%n", label, values));
    }
  }
}
