package org.mneme.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mneme.association.StoredConcept;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Task;

/**
 * Takes out of the names of concepts what only forgotten episodes said: a term or tool stays if the
 * digest of a member that is left contains it.
 */
final class ConceptTerms {

  private final MemoryState state;

  ConceptTerms(MemoryState state) {
    this.state = state;
  }

  /**
   * Prunes the names of concepts.
   *
   * @param members members that each has left, by concept id; one that is gone is passed over
   */
  void prune(LearningWindow window, Map<String, List<RowRemoval.Removed>> members)
      throws Exception {
    for (Map.Entry<String, List<RowRemoval.Removed>> entry : members.entrySet()) {
      StoredConcept concept = window.concepts.find(entry.getKey());
      if (concept == null) {
        continue;
      }
      Set<String> unseenTerms = new HashSet<>(concept.terms());
      Set<String> unseenTools = new HashSet<>(concept.tools());
      for (int row : rows(entry.getValue())) {
        if (unseenTerms.isEmpty() && unseenTools.isEmpty()) {
          break;
        }
        EpisodeDigest digest = state.digest(row);
        String words = words(digest);
        unseenTerms.removeIf(words::contains);
        unseenTools.removeAll(digest.tools());
      }
      if (!unseenTerms.isEmpty() || !unseenTools.isEmpty()) {
        window.concepts.put(
            concept.named(
                without(concept.terms(), unseenTerms), without(concept.tools(), unseenTools)),
            window.concepts.sum(concept));
      }
    }
  }

  /** The rows of members, each once: those of one experience share theirs. */
  private static Set<Integer> rows(List<RowRemoval.Removed> members) {
    Set<Integer> rows = new HashSet<>();
    members.forEach(member -> rows.add(member.ref().row()));
    return rows;
  }

  private static String words(EpisodeDigest digest) {
    Task task = digest.task();
    return (task.description() + ' ' + String.join(" ", task.tags())).toLowerCase(Locale.ROOT);
  }

  private static List<String> without(List<String> all, Set<String> gone) {
    List<String> left = new ArrayList<>(all);
    left.removeAll(gone);
    return List.copyOf(left);
  }
}
