package org.mneme.memory.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mneme.association.BindingRef;
import org.mneme.association.EpisodeEdges;
import org.mneme.association.LinkFolding;
import org.mneme.association.LinkRef;
import org.mneme.memory.Outbox;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.state.AssociationState;
import org.mneme.model.Binding;

/**
 * The edges of a space while one of its windows is learned. A change holds in the hot tier at once;
 * state and topic get what became of a row when all phases are through.
 */
public final class EdgeChanges {

  private final HotSpace hot;
  private final Map<Integer, Before> changed = new HashMap<>();

  EdgeChanges(HotSpace hot) {
    this.hot = hot;
  }

  /** What stood in state and topic when the window began. */
  private record Before(int row, String experience, EpisodeEdges edges) {}

  /** All edges that {@code row} holds. */
  public EpisodeEdges of(int row) {
    return hot.edges.edges(row);
  }

  /** Puts all edges that {@code row} holds in place of those it had. */
  void put(int row, EpisodeEdges edges) {
    remember(row);
    hot.edges.put(row, edges);
  }

  /** Makes a link, unless the row holds heavier ones only. */
  void link(int row, LinkRef link) {
    link(row, List.of(link));
  }

  /** Makes links, one after the other. */
  void link(int row, List<LinkRef> links) {
    put(row, LinkFolding.with(of(row), links, other -> hot.index.episode(other).id()));
  }

  /** Removes all edges of a row that is about to be emptied, and all links to it. */
  void remove(int row) {
    remember(row);
    for (int from : hot.edges.linkedFrom(row)) {
      remember(from);
    }
    hot.edges.remove(row);
  }

  /** The experience in {@code row} is about to get another id: its bindings get other keys. */
  public void rename(int row) {
    remember(row);
  }

  /** Removes all bindings of the concept in {@code slot}. */
  void removeConcept(int slot) {
    for (int row : hot.edges.boundRows(slot)) {
      remember(row);
    }
    hot.edges.removeConcept(slot);
  }

  /**
   * Writes what changed to state, and its bindings to {@code outbox}, by experience.
   *
   * @return ids of the concepts that gained or lost a binding, ascending
   */
  Set<String> write(String space, AssociationState state, Outbox outbox) throws Exception {
    List<Before> byExperience = new ArrayList<>(changed.values());
    byExperience.sort(Comparator.comparing(Before::experience));
    Set<String> concepts = new TreeSet<>();
    Map<Integer, EpisodeEdges> written = new HashMap<>();
    for (Before before : byExperience) {
      EpisodeEdges now = of(before.row());
      String experience = experience(before);
      boolean isRenamed = !experience.equals(before.experience());
      if (isRenamed || !now.equals(before.edges())) {
        written.put(before.row(), now);
        for (BindingRef old : before.edges().bindings()) {
          boolean isGone = now.binding(old.concept()) == null;
          if (isGone || isRenamed) {
            outbox.binding(Binding.dropped(space, before.experience(), old.concept()));
          }
          if (isGone) {
            concepts.add(old.concept());
          }
        }
        for (BindingRef held : now.bindings()) {
          BindingRef old = before.edges().binding(held.concept());
          if (isRenamed || !held.equals(old)) {
            outbox.binding(upsert(space, experience, held));
          }
          if (old == null) {
            concepts.add(held.concept());
          }
        }
      }
    }
    state.edges(written);
    changed.clear();
    return concepts;
  }

  /** Id of the experience now; of one that is gone the last it had. */
  private String experience(Before before) {
    return hot.index.holds(before.row())
        ? hot.index.episode(before.row()).id()
        : before.experience();
  }

  private void remember(int row) {
    changed.computeIfAbsent(row, r -> new Before(r, hot.index.episode(r).id(), of(r)));
  }

  private static Binding upsert(String space, String experience, BindingRef binding) {
    return new Binding(
        space, experience, binding.concept(), binding.strength(), binding.at(), false);
  }
}
