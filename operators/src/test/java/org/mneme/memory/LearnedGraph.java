package org.mneme.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mneme.association.BindingRef;
import org.mneme.association.LinkRef;
import org.mneme.association.StoredConcept;
import org.mneme.memory.state.AssociationState;

/**
 * What the state of a space says that it has learned, by ids: concepts, who is a member of which,
 * bindings and links. Neither the hot tier nor the fan-outs that are kept have a part in it.
 *
 * @param concepts by id
 * @param members the concept of each episode that is a member of one
 * @param merged the concept that stayed, by the id of one that was merged into it
 * @param bindings of experiences that are learned
 * @param links in the direction in which they were made
 */
record LearnedGraph(
    Map<String, Concept> concepts,
    Map<String, String> members,
    Map<String, String> merged,
    List<Bound> bindings,
    List<Linked> links) {

  /** Where a concept points, as a unit vector, and how coherent it is, in [0, 1]. */
  record Concept(float[] centroid, double coherence) {}

  /** A binding with its strength as of {@code at}, epoch milliseconds. */
  record Bound(String episode, String concept, double strength, long at) {}

  /** A link with its weight, in (0, 1]. */
  record Linked(String from, String to, double weight) {}

  /** How many bindings each concept has that has any. */
  Map<String, Integer> fanOuts() {
    Map<String, Integer> fanOuts = new HashMap<>();
    bindings.forEach(one -> fanOuts.merge(one.concept(), 1, Integer::sum));
    return fanOuts;
  }

  /** The concept that {@code id} names now. */
  String living(String id) {
    return merged.getOrDefault(id, id);
  }

  /** What {@code memory} has learned in {@code space}. */
  static LearnedGraph of(MemoryHarness memory, String space) throws Exception {
    SpaceDump dump = memory.dump(space);
    AssociationState state = new AssociationState(memory.in(space));
    Map<String, Concept> concepts = new TreeMap<>();
    for (StoredConcept concept : dump.concepts.values()) {
      float[] centroid = state.sum(concept).centroid();
      concepts.put(concept.id(), new Concept(centroid, concept.coherence()));
    }
    Map<String, String> members = new TreeMap<>();
    for (Map.Entry<String, EpisodeRef> ref : dump.refs.entrySet()) {
      if (ref.getValue().concept() != null) {
        members.put(ref.getKey(), state.living(ref.getValue().concept()));
      }
    }
    Map<String, String> merged = new TreeMap<>();
    for (String id : dump.aliases.keySet()) {
      merged.put(id, state.living(id));
    }
    List<Bound> bindings = new ArrayList<>();
    List<Linked> links = new ArrayList<>();
    dump.edges.forEach(
        (row, held) -> {
          String id = dump.episodes.get(row).id();
          for (BindingRef one : held.bindings()) {
            bindings.add(new Bound(id, one.concept(), one.strength(), one.at()));
          }
          for (LinkRef one : held.links()) {
            links.add(new Linked(id, dump.episodes.get(one.row()).id(), one.weight()));
          }
        });
    return new LearnedGraph(concepts, members, merged, bindings, links);
  }
}
