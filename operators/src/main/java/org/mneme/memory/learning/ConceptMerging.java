package org.mneme.memory.learning;

import java.util.TreeSet;
import org.mneme.association.BindingFolding;
import org.mneme.association.ConceptFolding;
import org.mneme.association.ConceptSum;
import org.mneme.association.StoredConcept;
import org.mneme.memory.LearningMetrics;
import org.mneme.memory.LearningParameters;
import org.mneme.memory.LearningParameters.ConceptParameters;

/**
 * Makes concepts one that came to mean the same: in id order, each that changed in the window is
 * compared with all others, and the older of two stays. Only what changed can have come near.
 */
public final class ConceptMerging implements LearningPhase {

  private final ConceptParameters parameters;
  private final ConceptFolding folding;
  private final BindingFolding bindings;
  private final LearningMetrics metrics;
  private final int[] nearest = new int[1];
  private final float[] cosine = new float[1];

  public ConceptMerging(LearningParameters parameters, LearningMetrics metrics) {
    this.parameters = parameters.concepts();
    this.folding = parameters.concepts().folding();
    this.bindings = parameters.bindings();
    this.metrics = metrics;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    TreeSet<String> changed = new TreeSet<>(window.changedConcepts);
    while (!changed.isEmpty()) {
      String id = changed.pollFirst();
      int slot = window.hot.concepts.slot(id);
      if (slot >= 0
          && window.hot.concepts.nearestToConcept(slot, parameters.mergeAt(), nearest, cosine)
              > 0) {
        StoredConcept one = window.hot.concepts.concept(slot);
        StoredConcept other = window.hot.concepts.concept(nearest[0]);
        boolean isOlder =
            one.bornAt() != other.bornAt()
                ? one.bornAt() < other.bornAt()
                : one.id().compareTo(other.id()) < 0;
        StoredConcept stays = isOlder ? one : other;
        merge(window, stays, isOlder ? other : one);
        changed.add(stays.id());
      }
    }
  }

  private void merge(LearningWindow window, StoredConcept stays, StoredConcept goes)
      throws Exception {
    ConceptSum sum = window.concepts.sum(stays);
    sum.rebase(Math.max(stays.referenceAt(), goes.referenceAt()));
    sum.add(window.concepts.sum(goes));
    window.concepts.put(folding.merged(stays, goes, sum), sum);
    for (int row : window.hot.edges.boundRows(window.hot.concepts.slot(goes.id()))) {
      window.edges.put(
          row,
          window
              .edges
              .of(row)
              .withBindings(
                  bindings.moved(
                      window.edges.of(row).bindings(),
                      goes.id(),
                      stays.id(),
                      window.end,
                      window.concepts::fanOut)));
    }
    window.concepts.replace(goes.id(), stays.id());
    metrics.mergedConcept();
  }
}
