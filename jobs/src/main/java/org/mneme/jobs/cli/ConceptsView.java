package org.mneme.jobs.cli;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.mneme.model.ConceptDigest;
import org.mneme.model.Hit;
import org.mneme.model.RecallResult;

/** The concepts of a space for a person. */
final class ConceptsView {

  private static final int NAME_WIDTH = 48;
  private static final int ID_WIDTH = 20;

  private static final Comparator<Hit> LARGEST_FIRST =
      Comparator.comparingInt((Hit hit) -> hit.concept().members())
          .reversed()
          .thenComparing(Hit::id);

  private ConceptsView() {}

  /** A row a concept, largest first. */
  static String render(RecallResult result) {
    List<Hit> concepts =
        result.hits().stream().filter(hit -> hit.concept() != null).sorted(LARGEST_FIRST).toList();
    if (concepts.isEmpty()) {
      return result.expired() ? "the query was too old to be answered\n" : "no concepts\n";
    }
    TextTable table =
        new TextTable(
            "name",
            "id",
            "state",
            "members",
            "coherence",
            "strength",
            "fan-out",
            "last activation",
            "at");
    for (Hit hit : concepts) {
      ConceptDigest concept = hit.concept();
      boolean isUsed = concept.lastAccess() > 0;
      table.row(
          TextTable.shortened(concept.name(), NAME_WIDTH),
          TextTable.shortened(hit.id(), ID_WIDTH),
          ResultView.lower(concept.state()),
          Integer.toString(concept.members()),
          ResultView.decimal(concept.coherence()),
          ResultView.decimal(concept.strength()),
          Integer.toString(concept.fanOut()),
          isUsed ? ResultView.decimal(concept.lastActivation()) : "-",
          isUsed ? Instant.ofEpochMilli(concept.lastAccess()).toString() : "-");
    }
    String count = concepts.size() == 1 ? "1 concept" : concepts.size() + " concepts";
    return table.render() + '\n' + count + '\n';
  }
}
