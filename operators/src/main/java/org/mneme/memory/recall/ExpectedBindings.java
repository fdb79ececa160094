package org.mneme.memory.recall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mneme.association.BindingRef;
import org.mneme.association.BindingStrength;
import org.mneme.association.ConceptLookup;
import org.mneme.association.EpisodeEdges;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.state.MemoryState;
import org.mneme.memory.state.PendingState;

/**
 * Binds the episodes whose window has not closed as they would be bound now, for queries only: in
 * the hot tier, beside what was learned, and counted in no fan-out.
 */
public final class ExpectedBindings {

  /** So far ahead that no time passes for it: what is expected does not fade. */
  private static final long NOT_YET = Long.MAX_VALUE / 2;

  private final MemoryParameters parameters;
  private final MemoryState state;
  private final PendingState pending;
  private final ConceptLookup lookup;
  private final int[] nearest = new int[EpisodeEdges.MAXIMUM_BINDINGS];
  private final float[] cosines = new float[EpisodeEdges.MAXIMUM_BINDINGS];

  public ExpectedBindings(MemoryParameters parameters, MemoryState state, PendingState pending) {
    this.parameters = parameters;
    this.state = state;
    this.pending = pending;
    this.lookup = new ConceptLookup(parameters.ladder());
  }

  /**
   * Makes {@code hot}, the current key's space, hold them, if it is loaded and does not know what
   * waits.
   */
  public void apply(HotSpace hot) throws Exception {
    if (hot.isExpecting || hot.isLoading()) {
      return;
    }
    hot.expected.clear();
    if (hot.concepts.size() > 0) {
      float[] vector = new float[hot.profile.dimension()];
      for (Map.Entry<String, Long> entry : pending.episodes()) {
        int row = state.ref(entry.getKey()).row();
        hot.index.vector(row, vector, 0);
        bind(hot, row, vector);
      }
    }
    hot.isExpecting = true;
  }

  /** An episode with this unit vector came into {@code row}. */
  void arrived(HotSpace hot, int row, float[] vector) {
    if (hot.isExpecting && hot.concepts.size() > 0) {
      bind(hot, row, vector);
    }
  }

  private void bind(HotSpace hot, int row, float[] vector) {
    BindingStrength law = parameters.spreading().binding();
    double least = parameters.profiles().of(hot.profile.model()).bind();
    int found = lookup.nearest(hot.concepts, vector, least, nearest, cosines);
    List<BindingRef> bindings = new ArrayList<>(found);
    for (int i = 0; i < found; i++) {
      double coherence = hot.concepts.concept(nearest[i]).coherence();
      double strength = law.initial(coherence, cosines[i], least);
      if (!law.isLost(strength)) {
        bindings.add(new BindingRef(hot.concepts.id(nearest[i]), (float) strength, NOT_YET));
      }
    }
    hot.expected.put(row, EpisodeEdges.NONE.withBindings(bindings));
  }
}
