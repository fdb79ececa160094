package org.mneme.memory.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mneme.association.StoredConcept;
import org.mneme.memory.LearningMetrics;
import org.mneme.memory.LearningParameters.ConceptParameters;
import org.mneme.model.ConceptState;

/**
 * Keeps a space within its number of concepts: the weakest forming ones go first, then the weakest;
 * among equals those that were reinforced longest ago, then by id.
 */
public final class ConceptLimit implements LearningPhase {

  private final ConceptParameters parameters;
  private final LearningMetrics metrics;

  public ConceptLimit(ConceptParameters parameters, LearningMetrics metrics) {
    this.parameters = parameters;
    this.metrics = metrics;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    int surplus = window.hot == null ? 0 : window.hot.concepts.size() - parameters.maximum();
    if (surplus <= 0) {
      return;
    }
    List<StoredConcept> weakestFirst = new ArrayList<>();
    for (int slot = 0; slot < window.hot.concepts.slotLimit(); slot++) {
      if (window.hot.concepts.isLive(slot)) {
        weakestFirst.add(window.hot.concepts.concept(slot));
      }
    }
    weakestFirst.sort(
        Comparator.comparing((StoredConcept c) -> parameters.state(c) != ConceptState.FORMING)
            .thenComparingDouble(StoredConcept::strength)
            .thenComparingLong(StoredConcept::reinforcedAt)
            .thenComparing(StoredConcept::id));
    for (StoredConcept weak : weakestFirst.subList(0, surplus)) {
      window.concepts.drop(weak.id());
      metrics.droppedConcept();
    }
  }
}
