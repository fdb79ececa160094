package org.mneme.memory.learning;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.mneme.association.BindingFolding;
import org.mneme.association.BindingRef;
import org.mneme.association.EpisodeEdges;
import org.mneme.association.NearestConcepts;
import org.mneme.association.StoredConcept;
import org.mneme.memory.EpisodeRef;
import org.mneme.memory.LearningMetrics;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.PendingEpisode;

/**
 * Binds the episodes of a window, and the new members of concepts, to the concepts that they are
 * nearest to. Fan-outs are those of the last window throughout, so that the order of the episodes
 * plays no part.
 */
public final class BindingLearning implements LearningPhase {

  private final MemoryParameters parameters;
  private final BindingFolding folding;
  private final LearningMetrics metrics;
  private final NearestConcepts comparison = new NearestConcepts();
  private final int[] nearest = new int[EpisodeEdges.MAXIMUM_BINDINGS];
  private final float[] cosines = new float[EpisodeEdges.MAXIMUM_BINDINGS];

  public BindingLearning(MemoryParameters parameters, LearningMetrics metrics) {
    this.parameters = parameters;
    this.folding = parameters.learning().bindings();
    this.metrics = metrics;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    for (PendingEpisode episode : window.work.episodes()) {
      EpisodeRef ref = window.refs.get(episode.episode());
      if (ref != null) {
        window.toBind.add(ref.row());
      }
    }
    if (window.hot == null || window.hot.concepts.size() == 0) {
      return;
    }
    Iterator<Integer> rows = new TreeSet<>(window.toBind).iterator();
    while (rows.hasNext()) {
      bindSome(window, rows);
    }
  }

  private void bindSome(LearningWindow window, Iterator<Integer> rows) {
    int dimension = window.dimension();
    float[] vectors = new float[NearestConcepts.MAXIMUM * dimension];
    int[] some = new int[NearestConcepts.MAXIMUM];
    int count = 0;
    for (; count < some.length && rows.hasNext(); count++) {
      some[count] = rows.next();
      window.hot.index.vector(some[count], vectors, count * dimension);
    }
    comparison.compare(window.hot.concepts, vectors, count);
    double least = parameters.profiles().of(window.hot.profile.model()).bind();
    for (int i = 0; i < count; i++) {
      bind(window, some[i], comparison.nearest(i, least, nearest, cosines), least);
    }
  }

  private void bind(LearningWindow window, int row, int found, double least) {
    if (found == 0) {
      return;
    }
    List<BindingRef> offered = new ArrayList<>(found);
    for (int i = 0; i < found; i++) {
      StoredConcept concept = window.hot.concepts.concept(nearest[i]);
      double strength = folding.law().initial(concept.coherence(), cosines[i], least);
      offered.add(new BindingRef(concept.id(), (float) strength, window.end));
    }
    EpisodeEdges held = window.edges.of(row);
    EpisodeEdges bound =
        held.withBindings(
            folding.bound(held.bindings(), offered, window.end, window.concepts::fanOut));
    if (!bound.equals(held)) {
      window.edges.put(row, bound);
      metrics.bound();
    }
  }
}
