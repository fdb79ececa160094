package org.mneme.memory.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mneme.association.ConceptEvidence;
import org.mneme.association.ConceptFolding;
import org.mneme.association.ConceptIds;
import org.mneme.association.ConceptSum;
import org.mneme.association.StoredConcept;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.LearningMetrics;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.state.MemoryState;
import org.mneme.model.ClusterWindow;
import org.mneme.model.EpisodeCluster;

/**
 * Learns from the clusters of a window, by (end of their concept window, smallest member id): one
 * that is near enough to a concept reinforces the nearest, any other is the birth of a new one.
 * Members that are gone are skipped, and a cluster that has too few left.
 */
public final class ConceptLearning implements LearningPhase {

  private final MemoryParameters parameters;
  private final ConceptFolding folding;
  private final ConceptTerms terms;
  private final LearningMetrics metrics;
  private final int[] nearest = new int[1];
  private final float[] cosine = new float[1];

  public ConceptLearning(MemoryParameters parameters, MemoryState state, LearningMetrics metrics) {
    this.parameters = parameters;
    this.terms = new ConceptTerms(state);
    this.folding = parameters.learning().concepts().folding();
    this.metrics = metrics;
  }

  /** A cluster and the end of its concept window. */
  private record Found(long end, String smallestMember, EpisodeCluster cluster) {}

  @Override
  public void learn(LearningWindow window) throws Exception {
    if (window.hot == null) {
      return;
    }
    List<Found> found = new ArrayList<>();
    for (ClusterWindow clusters : window.work.clusters()) {
      for (EpisodeCluster cluster : clusters.clusters()) {
        found.add(new Found(clusters.end(), Collections.min(cluster.members()), cluster));
      }
    }
    found.sort(Comparator.comparingLong(Found::end).thenComparing(Found::smallestMember));
    for (Found next : found) {
      learn(window, next);
    }
  }

  private void learn(LearningWindow window, Found found) throws Exception {
    List<String> members = members(window, found.cluster());
    if (members.size() < ConceptFolding.LEAST_MEMBERS) {
      return;
    }
    ConceptSum sum = new ConceptSum(window.dimension(), found.end());
    for (String member : members) {
      EpisodeRef ref = window.refs.get(member);
      sum.add(window.vector(ref.row()), ref.closedAt());
    }
    float[] centroid = sum.centroid();
    if (centroid == null) {
      return;
    }
    ConceptTerms.Names names =
        new ConceptTerms.Names(found.cluster().terms(), found.cluster().tools());
    if (members.size() < found.cluster().members().size()) {
      // What only those say that are gone, or forgotten, names nothing.
      names = terms.said(names, rows(window, members));
    }
    ConceptEvidence evidence =
        new ConceptEvidence(
            sum, members.size(), found.cluster().coherence(), names.terms(), names.tools());
    double same = parameters.profiles().of(window.hot.profile.model()).sameConcept();
    boolean isKnown = window.hot.concepts.nearest(centroid, same, nearest, cosine) > 0;
    String concept =
        isKnown
            ? reinforce(window, window.hot.concepts.id(nearest[0]), evidence, found.end())
            : bear(window, evidence, found.end(), Collections.min(members));
    Map<String, EpisodeRef> refs = new HashMap<>();
    for (String member : members) {
      EpisodeRef ref = window.refs.get(member);
      refs.put(member, ref.inConcept(concept));
      window.toBind.add(ref.row());
    }
    window.refs.putAll(refs);
    window.changedConcepts.add(concept);
  }

  private static Set<Integer> rows(LearningWindow window, List<String> members) throws Exception {
    Set<Integer> rows = new HashSet<>();
    for (String member : members) {
      rows.add(window.refs.get(member).row());
    }
    return rows;
  }

  /** The members that are stored and learned, and that no concept has. */
  private static List<String> members(LearningWindow window, EpisodeCluster cluster)
      throws Exception {
    List<String> members = new ArrayList<>();
    for (String member : cluster.members()) {
      EpisodeRef ref = window.refs.get(member);
      if (ref != null
          && window.isLearned(ref)
          && (ref.concept() == null || window.concepts.find(ref.concept()) == null)) {
        members.add(member);
      }
    }
    return members;
  }

  private String reinforce(
      LearningWindow window, String concept, ConceptEvidence evidence, long end) throws Exception {
    StoredConcept known = window.concepts.get(concept);
    ConceptSum sum = window.concepts.sum(known);
    sum.rebase(Math.max(known.referenceAt(), end));
    sum.add(evidence.sum());
    window.concepts.put(folding.reinforced(known, evidence, end, sum), sum);
    metrics.reinforced();
    return concept;
  }

  private String bear(
      LearningWindow window, ConceptEvidence evidence, long end, String smallestMember)
      throws Exception {
    String concept = ConceptIds.of(window.space, end, smallestMember);
    window.concepts.put(folding.born(concept, evidence), evidence.sum());
    metrics.born();
    return concept;
  }
}
