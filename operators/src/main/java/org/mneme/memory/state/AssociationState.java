package org.mneme.memory.state;

import static org.mneme.memory.state.MemoryState.map;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.mneme.association.ConceptSum;
import org.mneme.association.ConceptUsage;
import org.mneme.association.EpisodeEdges;
import org.mneme.association.StoredConcept;
import org.mneme.memory.SequenceTail;

/**
 * The second memory of one space, the truth behind the hot tier: concepts, and the edges between
 * them and episodes. Every method reads or writes the space that is the current key.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: by concept id {@code concepts}, {@code concept-sums}
 * (Σw·e, packed float64), {@code concept-usage}; {@code concept-aliases} from the id of a concept
 * that was merged away; {@code edges} by row; {@code sequence-tails} by session or agent.
 */
public final class AssociationState {

  private final MapState<String, StoredConcept> concepts;
  private final MapState<String, byte[]> sums;
  private final MapState<String, ConceptUsage> usage;
  private final MapState<String, String> aliases;
  private final MapState<Integer, EpisodeEdges> edges;
  private final MapState<String, SequenceTail> tails;

  public AssociationState(RuntimeContext context) {
    concepts = map(context, "concepts", Types.STRING, Types.POJO(StoredConcept.class));
    sums =
        map(
            context,
            "concept-sums",
            Types.STRING,
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    usage = map(context, "concept-usage", Types.STRING, Types.POJO(ConceptUsage.class));
    aliases = map(context, "concept-aliases", Types.STRING, Types.STRING);
    edges = map(context, "edges", Types.INT, Types.POJO(EpisodeEdges.class));
    tails = map(context, "sequence-tails", Types.STRING, Types.POJO(SequenceTail.class));
  }

  public Iterable<StoredConcept> concepts() throws Exception {
    return concepts.values();
  }

  public void concept(StoredConcept concept) throws Exception {
    concepts.put(concept.id(), concept);
  }

  /** The members of a concept that is stored. */
  public ConceptSum sum(StoredConcept concept) throws Exception {
    return ConceptSum.unpack(sums.get(concept.id()), concept.weightSum(), concept.referenceAt());
  }

  /** Σw·e of {@code concept}; the rest of the sum is part of the concept. */
  public void sum(String concept, ConceptSum sum) throws Exception {
    sums.put(concept, sum.packed());
  }

  /** Removes all that stands under a concept's id; aliases stay. */
  public void removeConcept(String id) throws Exception {
    concepts.remove(id);
    sums.remove(id);
    usage.remove(id);
  }

  /** What queries left on a concept. */
  public ConceptUsage usage(String concept) throws Exception {
    ConceptUsage value = usage.get(concept);
    return value == null ? ConceptUsage.NONE : value;
  }

  public void usage(String concept, ConceptUsage value) throws Exception {
    usage.put(concept, value);
  }

  /** The concept that {@code id} was merged into at last, itself when it was not. */
  public String living(String id) throws Exception {
    String living = id;
    for (String next = aliases.get(id); next != null; next = aliases.get(next)) {
      living = next;
    }
    return living;
  }

  public void alias(String id, String stays) throws Exception {
    aliases.put(id, stays);
  }

  public void removeAlias(String id) throws Exception {
    aliases.remove(id);
  }

  public Iterable<Map.Entry<String, String>> aliases() throws Exception {
    return aliases.entries();
  }

  public Iterable<Map.Entry<Integer, EpisodeEdges>> edges() throws Exception {
    return edges.entries();
  }

  /** What rows hold from now on, in one batch; a row without edges stands nowhere. */
  public void edges(Map<Integer, EpisodeEdges> changed) throws Exception {
    Map<Integer, EpisodeEdges> held = new HashMap<>();
    for (Map.Entry<Integer, EpisodeEdges> entry : changed.entrySet()) {
      if (entry.getValue().isEmpty()) {
        edges.remove(entry.getKey());
      } else {
        held.put(entry.getKey(), entry.getValue());
      }
    }
    edges.putAll(held);
  }

  /** The last episode that was learned of a sequence, or null. */
  public SequenceTail tail(String sequence) throws Exception {
    return tails.get(sequence);
  }

  /** What was learned last of sequences, in one batch. */
  public void tails(Map<String, SequenceTail> last) throws Exception {
    tails.putAll(last);
  }

  public void removeTail(String sequence) throws Exception {
    tails.remove(sequence);
  }

  /** Ends a sequence, which may be null, if {@code episode} is its last one. */
  public void endSequence(String sequence, String episode) throws Exception {
    SequenceTail tail = sequence == null ? null : tails.get(sequence);
    if (tail != null && tail.episode().equals(episode)) {
      tails.remove(sequence);
    }
  }

  public void clearTails() {
    tails.clear();
  }

  public Iterable<Map.Entry<String, SequenceTail>> tails() throws Exception {
    return tails.entries();
  }

  /** Removes all that the space holds. */
  public void clear() {
    concepts.clear();
    sums.clear();
    usage.clear();
    aliases.clear();
    edges.clear();
    tails.clear();
  }
}
