package org.mneme.memory.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mneme.association.ConceptSum;
import org.mneme.association.StoredConcept;
import org.mneme.memory.LearningParameters.ConceptParameters;
import org.mneme.memory.Outbox;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.state.AssociationState;
import org.mneme.model.Concept;
import org.mneme.model.PackedVector;

/**
 * The concepts of a space while one of its windows is learned. A change holds in the hot tier at
 * once, but for fan-out, which stays what it was as of the last window; state and topic get what
 * became of a concept when all phases are through.
 */
public final class ConceptChanges {

  private final HotSpace hot;
  private final AssociationState state;
  private final EdgeChanges edges;
  private final Map<String, StoredConcept> before = new TreeMap<>();
  private final Map<String, ConceptSum> sums = new HashMap<>();

  ConceptChanges(HotSpace hot, AssociationState state, EdgeChanges edges) {
    this.hot = hot;
    this.state = state;
    this.edges = edges;
  }

  /**
   * The concept that {@code id} names now, itself or what it was merged into; null if it is gone.
   */
  public StoredConcept find(String id) throws Exception {
    String found = hot.concepts.slot(id) >= 0 ? id : state.living(id);
    return hot.concepts.slot(found) < 0 ? null : get(found);
  }

  /** The concept {@code id}, which must be there. */
  public StoredConcept get(String id) {
    return hot.concepts.concept(hot.concepts.slot(id));
  }

  /** The weighted sum of a concept's members; to be changed only together with {@link #put}. */
  ConceptSum sum(StoredConcept concept) throws Exception {
    ConceptSum sum = sums.get(concept.id());
    if (sum == null) {
      sum = state.sum(concept);
      sums.put(concept.id(), sum);
    }
    return sum;
  }

  /**
   * Puts a concept, new or changed; one whose members cancel each other out has no place, and goes.
   */
  void put(StoredConcept concept, ConceptSum sum) throws Exception {
    remember(concept.id());
    float[] centroid = sum.centroid();
    if (centroid != null) {
      sums.put(concept.id(), sum);
      hot.concepts.put(concept, centroid);
    } else if (hot.concepts.slot(concept.id()) >= 0) {
      drop(concept.id());
    }
  }

  /** Removes a concept with its bindings, and all names that it took over. */
  void drop(String id) throws Exception {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, String> alias : state.aliases()) {
      StoredConcept named = find(alias.getKey());
      if (named == null || named.id().equals(id)) {
        names.add(alias.getKey());
      }
    }
    remove(id);
    for (String name : names) {
      state.removeAlias(name);
    }
  }

  /** Removes a concept that was merged into {@code stays} and has no bindings of its own left. */
  void replace(String id, String stays) throws Exception {
    remove(id);
    state.alias(id, stays);
  }

  /** Fan-out of a concept as of the last window; 0 for one that was born since. */
  int fanOut(String id) {
    int slot = hot.concepts.slot(id);
    return slot < 0 ? 0 : hot.concepts.fanOut(slot);
  }

  /**
   * Counts fan-outs anew and writes what changed to state and to {@code outbox}, by id.
   *
   * @param recounted ids of the concepts that gained or lost a binding
   */
  void write(String space, Set<String> recounted, ConceptParameters parameters, Outbox outbox)
      throws Exception {
    recounted.forEach(this::remember);
    for (Map.Entry<String, StoredConcept> entry : before.entrySet()) {
      String id = entry.getKey();
      int slot = hot.concepts.slot(id);
      if (slot >= 0) {
        StoredConcept now = hot.concepts.concept(slot).withFanOut(hot.edges.fanOut(slot));
        ConceptSum sum = sums.get(id);
        if (sum != null) {
          state.sum(id, sum);
        }
        if (!now.equals(entry.getValue())) {
          state.concept(now);
          hot.concepts.update(now);
          outbox.concept(record(space, now, slot, parameters));
        }
      } else if (entry.getValue() != null) {
        state.removeConcept(id);
        outbox.concept(Concept.dropped(space, id));
      }
    }
    before.clear();
    sums.clear();
  }

  private void remove(String id) {
    remember(id);
    edges.removeConcept(hot.concepts.slot(id));
    hot.concepts.remove(id);
    sums.remove(id);
  }

  private void remember(String id) {
    if (!before.containsKey(id)) {
      int slot = hot.concepts.slot(id);
      before.put(id, slot < 0 ? null : hot.concepts.concept(slot));
    }
  }

  private Concept record(
      String space, StoredConcept concept, int slot, ConceptParameters parameters) {
    return new Concept(
        space,
        concept.id(),
        concept.name(),
        concept.terms(),
        concept.tools(),
        parameters.state(concept),
        concept.coherence(),
        concept.strength(),
        concept.replays(),
        concept.members(),
        concept.fanOut(),
        concept.bornAt(),
        concept.reinforcedAt(),
        PackedVector.pack(hot.concepts.centroid(slot)),
        false);
  }
}
