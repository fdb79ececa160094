package org.mneme.memory.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mneme.association.ConceptFolding;
import org.mneme.association.ConceptSum;
import org.mneme.association.StoredConcept;
import org.mneme.episodic.StoredEpisode;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.LearningMetrics;
import org.mneme.memory.SpaceProfile;
import org.mneme.memory.state.MemoryState;

/**
 * Removes whole experiences with everything that was derived from them: vector, text, usage, edges,
 * the references of their occurrences and these occurrences' share of centroids.
 */
public final class RowRemoval {

  /**
   * Where less than this part of the weight is left, subtraction has lost the digits that matter.
   */
  private static final double LEAST_WEIGHT_LEFT = 1e-6;

  private final MemoryState state;
  private final ConceptFolding folding;
  private final LearningMetrics metrics;
  private final ConceptTerms terms;

  public RowRemoval(MemoryState state, ConceptFolding folding, LearningMetrics metrics) {
    this.state = state;
    this.folding = folding;
    this.metrics = metrics;
    this.terms = new ConceptTerms(state);
  }

  /** An occurrence that was removed. */
  public record Removed(String episode, EpisodeRef ref) {}

  /**
   * Removes {@code rows} from the space of {@code window}, which must be held.
   *
   * @param rows live rows, in an order that does not depend on their numbers
   * @return their occurrences, in the order of the rows
   */
  public List<Removed> remove(LearningWindow window, List<Integer> rows) throws Exception {
    Map<String, Double> weights = new TreeMap<>();
    List<Removed> removed = remove(window, rows, weights);
    settle(window, weights);
    return removed;
  }

  /**
   * The same without the end.
   *
   * @param weights weight of each concept that shrank before it did, for {@link #settle}
   */
  public List<Removed> remove(
      LearningWindow window, List<Integer> rows, Map<String, Double> weights) throws Exception {
    List<Removed> removed = new ArrayList<>();
    int learned = 0;
    for (int row : rows) {
      StoredEpisode stored = window.hot.index.episode(row);
      List<Removed> occurrences = occurrences(window, stored);
      for (Removed occurrence : occurrences) {
        leaveConcept(window, occurrence.ref(), weights);
        window.refs.remove(occurrence.episode());
      }
      removed.addAll(occurrences);
      Integer known = state.rowOf(stored.fingerprint());
      if (known != null && known == row) {
        state.removeFingerprint(stored.fingerprint());
        learned++;
      }
      window.edges.remove(row);
      state.remove(row);
      window.hot.remove(row);
    }
    SpaceProfile profile = state.profile().withoutRows(rows.size(), learned);
    state.profile(profile);
    window.hot.profile = profile;
    return removed;
  }

  /** All occurrences of an experience, by (closing time, id). */
  public List<Removed> occurrences(LearningWindow window, StoredEpisode stored) throws Exception {
    List<Removed> found = new ArrayList<>();
    for (String episode : stored.recentIds()) {
      found.add(new Removed(episode, window.refs.get(episode)));
    }
    for (String episode = stored.older(); episode != null; ) {
      EpisodeRef ref = window.refs.get(episode);
      found.add(new Removed(episode, ref));
      episode = ref.older();
    }
    found.sort(
        Comparator.comparingLong((Removed occurrence) -> occurrence.ref().closedAt())
            .thenComparing(Removed::episode));
    return found;
  }

  /**
   * Takes the share of an occurrence out of the concept that it is a member of.
   *
   * @param weights weight of each concept that shrank before it did, for {@link #settle}
   */
  public void leaveConcept(LearningWindow window, EpisodeRef ref, Map<String, Double> weights)
      throws Exception {
    StoredConcept concept = ref.concept() == null ? null : window.concepts.find(ref.concept());
    if (concept == null) {
      return;
    }
    weights.putIfAbsent(concept.id(), concept.weightSum());
    ConceptSum sum = window.concepts.sum(concept);
    sum.subtract(window.vector(ref.row()), ref.closedAt());
    window.concepts.put(folding.shrunk(concept, concept.members() - 1, sum), sum);
  }

  /**
   * Ends a removal: concepts with too few members go, what lost nearly all of its weight is summed
   * up anew from the members that are left, and no concept keeps a name that none of them says.
   */
  public void settle(LearningWindow window, Map<String, Double> weights) throws Exception {
    Map<String, List<Removed>> members = new TreeMap<>();
    for (String id : weights.keySet()) {
      StoredConcept concept = window.concepts.find(id);
      if (concept == null) {
        continue;
      }
      if (concept.members() < ConceptFolding.LEAST_MEMBERS) {
        window.concepts.drop(concept.id());
        metrics.droppedConcept();
      } else {
        members.put(id, new ArrayList<>());
      }
    }
    collect(window, members);
    for (Map.Entry<String, List<Removed>> entry : members.entrySet()) {
      StoredConcept concept = window.concepts.get(entry.getKey());
      if (concept.weightSum() < LEAST_WEIGHT_LEFT * weights.get(entry.getKey())) {
        ConceptSum sum = sum(window, entry.getValue());
        window.concepts.put(folding.shrunk(concept, concept.members(), sum), sum);
      }
    }
    terms.prune(window, members);
  }

  /** Fills in the members of concepts, by concept id: all references of the space, read once. */
  private static void collect(LearningWindow window, Map<String, List<Removed>> members)
      throws Exception {
    if (members.isEmpty()) {
      return;
    }
    for (Map.Entry<String, EpisodeRef> entry : window.refs.all()) {
      String of = entry.getValue().concept();
      StoredConcept concept = of == null ? null : window.concepts.find(of);
      if (concept != null && members.containsKey(concept.id())) {
        members.get(concept.id()).add(new Removed(entry.getKey(), entry.getValue()));
      }
    }
  }

  private static ConceptSum sum(LearningWindow window, List<Removed> members) throws Exception {
    members.sort(
        Comparator.comparingLong((Removed member) -> member.ref().closedAt())
            .thenComparing(Removed::episode));
    long latest = members.get(members.size() - 1).ref().closedAt();
    ConceptSum sum = new ConceptSum(window.dimension(), latest);
    for (Removed member : members) {
      sum.add(window.vector(member.ref().row()), member.ref().closedAt());
    }
    return sum;
  }
}
