package org.mneme.memory.learning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mneme.association.StoredConcept;
import org.mneme.memory.state.MemoryState;
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
      Names names = new Names(concept.terms(), concept.tools());
      Names said = said(names, rows(entry.getValue()));
      if (!said.equals(names)) {
        window.concepts.put(
            concept.named(said.terms(), said.tools()), window.concepts.sum(concept));
      }
    }
  }

  /** By what a concept is named, best first. */
  record Names(List<String> terms, List<String> tools) {}

  /** Those of {@code names} that an experience in one of {@code rows} says. */
  Names said(Names names, Set<Integer> rows) throws Exception {
    Set<String> unseenTerms = new HashSet<>(names.terms());
    Set<String> unseenTools = new HashSet<>(names.tools());
    for (int row : rows) {
      if (unseenTerms.isEmpty() && unseenTools.isEmpty()) {
        break;
      }
      EpisodeDigest digest = state.digest(row);
      String words = words(digest);
      unseenTerms.removeIf(term -> isWord(term, words));
      unseenTools.removeAll(digest.tools());
    }
    return new Names(without(names.terms(), unseenTerms), without(names.tools(), unseenTools));
  }

  /** Whether {@code term} stands in {@code text} as a word of its own. */
  static boolean isWord(String term, String text) {
    for (int at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      int end = at + term.length();
      boolean isOpen = at > 0 && isPartOfWord(text.codePointBefore(at));
      if (!isOpen && (end == text.length() || !isPartOfWord(text.codePointAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPartOfWord(int codePoint) {
    int type = Character.getType(codePoint);
    return codePoint == '_'
        || Character.isLetterOrDigit(codePoint)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
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
