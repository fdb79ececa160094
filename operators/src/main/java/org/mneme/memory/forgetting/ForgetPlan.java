package org.mneme.memory.forgetting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mneme.association.ConceptFolding;
import org.mneme.association.StoredConcept;
import org.mneme.episodic.StoredEpisode;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.Forgets;
import org.mneme.memory.learning.LearningWindow;
import org.mneme.memory.learning.RowRemoval;
import org.mneme.memory.learning.RowRemoval.Removed;
import org.mneme.model.Command;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.TargetKind;

/**
 * What a forget removes from a space: found by reading alone, so that a dry run counts what the
 * forget itself would do.
 */
final class ForgetPlan {

  /** Experiences with a named occurrence, by id. */
  final List<Part> parts;

  /** How many members each living concept loses, by its id. */
  final Map<String, Integer> lostMembers = new TreeMap<>();

  private ForgetPlan(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * An experience with a named occurrence.
   *
   * @param named occurrences that go
   * @param left occurrences that stay, by (closing time, id)
   */
  record Part(int row, StoredEpisode stored, List<Removed> named, List<Removed> left) {
    boolean isWhole() {
      return left.isEmpty();
    }
  }

  /** Finds what {@code forget} names in the space of {@code window}, which must be held. */
  static ForgetPlan read(LearningWindow window, Command forget, RowRemoval rows) throws Exception {
    Set<String> named = new HashSet<>();
    Set<Integer> touched = new HashSet<>();
    if (forget.targetKind() == TargetKind.EPISODE) {
      EpisodeRef ref = window.refs.get(forget.target());
      if (ref != null && Forgets.names(forget, forget.target(), ref)) {
        named.add(forget.target());
        touched.add(ref.row());
      }
    } else {
      for (Map.Entry<String, EpisodeRef> entry : window.refs.all()) {
        if (Forgets.names(forget, entry.getKey(), entry.getValue())) {
          named.add(entry.getKey());
          touched.add(entry.getValue().row());
        }
      }
    }
    List<Part> parts = new ArrayList<>();
    for (int row : touched) {
      StoredEpisode stored = window.hot.index.episode(row);
      List<Removed> going = new ArrayList<>();
      List<Removed> staying = new ArrayList<>();
      for (Removed occurrence : rows.occurrences(window, stored)) {
        (named.contains(occurrence.episode()) ? going : staying).add(occurrence);
      }
      parts.add(new Part(row, stored, going, staying));
    }
    parts.sort(Comparator.comparing(part -> part.stored().id()));
    ForgetPlan plan = new ForgetPlan(parts);
    plan.countMembers(window);
    return plan;
  }

  /** Rows of the experiences that go altogether, by id. */
  List<Integer> wholeRows() {
    return parts.stream().filter(Part::isWhole).map(Part::row).toList();
  }

  /** What {@code forget} removes, by count. */
  ForgetReceipt receipt(Command forget, LearningWindow window) {
    Set<Integer> whole = new HashSet<>(wholeRows());
    Set<String> dropped = new HashSet<>();
    for (Map.Entry<String, Integer> lost : lostMembers.entrySet()) {
      int members = window.concepts.get(lost.getKey()).members();
      if (members - lost.getValue() < ConceptFolding.LEAST_MEMBERS) {
        dropped.add(lost.getKey());
      }
    }
    return new ForgetReceipt(
        forget.id(),
        forget.space(),
        forget.targetKind(),
        forget.target(),
        forget.dryRun(),
        forget.at(),
        parts.stream().mapToLong(part -> part.named().size()).sum(),
        whole.size(),
        bindings(window, whole, dropped),
        links(window, whole),
        lostMembers.size() - dropped.size(),
        dropped.size());
  }

  private void countMembers(LearningWindow window) throws Exception {
    for (Part part : parts) {
      for (Removed occurrence : part.named()) {
        String id = occurrence.ref().concept();
        StoredConcept concept = id == null ? null : window.concepts.find(id);
        if (concept != null) {
          lostMembers.merge(concept.id(), 1, Integer::sum);
        }
      }
    }
  }

  private static long bindings(LearningWindow window, Set<Integer> whole, Set<String> dropped) {
    long bindings = 0;
    for (int row : whole) {
      bindings += window.edges.of(row).bindings().size();
    }
    for (String concept : dropped) {
      for (int row : window.hot.edges.boundRows(window.hot.concepts.slot(concept))) {
        bindings += whole.contains(row) ? 0 : 1;
      }
    }
    return bindings;
  }

  private static long links(LearningWindow window, Set<Integer> whole) {
    long links = 0;
    for (int row : whole) {
      links += window.edges.of(row).links().size();
      for (int from : window.hot.edges.linkedFrom(row)) {
        links += whole.contains(from) ? 0 : 1;
      }
    }
    return links;
  }
}
