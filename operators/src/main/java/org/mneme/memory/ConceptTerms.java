package org.mneme.memory;

import java.util.ArrayList;
import java.util.HashMap;
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

  /** Prunes the names of those of {@code concepts} that still live. */
  void prune(LearningWindow window, Set<String> concepts) throws Exception {
    Map<String, Set<Integer>> rowsByConcept = rows(window, concepts);
    for (Map.Entry<String, Set<Integer>> entry : rowsByConcept.entrySet()) {
      StoredConcept concept = window.concepts.get(entry.getKey());
      Set<String> unseenTerms = new HashSet<>(concept.terms());
      Set<String> unseenTools = new HashSet<>(concept.tools());
      for (int row : entry.getValue()) {
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

  /** Rows of the members of each of {@code concepts} that lives, by its id. */
  private static Map<String, Set<Integer>> rows(LearningWindow window, Set<String> concepts)
      throws Exception {
    Map<String, Set<Integer>> rows = new HashMap<>();
    for (String concept : concepts) {
      if (window.concepts.find(concept) != null) {
        rows.put(concept, new HashSet<>());
      }
    }
    if (!rows.isEmpty()) {
      for (Map.Entry<String, EpisodeRef> entry : window.refs.all()) {
        String of = entry.getValue().concept();
        StoredConcept concept = of == null ? null : window.concepts.find(of);
        if (concept != null && rows.containsKey(concept.id())) {
          rows.get(concept.id()).add(entry.getValue().row());
        }
      }
    }
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
