package org.mneme.memory.learning;

import java.util.ArrayList;
import java.util.List;
import org.mneme.association.StoredConcept;
import org.mneme.memory.LearningMetrics;
import org.mneme.memory.LearningParameters.ConceptParameters;
import org.mneme.model.ConceptState;

/** Drops concepts that are still forming and were neither reinforced nor reached for long. */
public final class ConceptExpiry implements Expiry {

  private final ConceptParameters parameters;
  private final LearningMetrics metrics;

  public ConceptExpiry(ConceptParameters parameters, LearningMetrics metrics) {
    this.parameters = parameters;
    this.metrics = metrics;
  }

  @Override
  public long expire(LearningWindow window) throws Exception {
    List<String> idle = new ArrayList<>();
    long next = Long.MAX_VALUE;
    for (int slot = 0; slot < window.hot.concepts.slotLimit(); slot++) {
      if (window.hot.concepts.isLive(slot)) {
        StoredConcept concept = window.hot.concepts.concept(slot);
        if (parameters.state(concept) == ConceptState.FORMING) {
          long usedAt =
              Math.max(concept.reinforcedAt(), window.hot.concepts.usage(slot).lastAccess());
          long due = usedAt + parameters.formingIdleMillis() + 1;
          if (due <= window.end) {
            idle.add(concept.id());
          } else {
            next = Math.min(next, due);
          }
        }
      }
    }
    for (String concept : idle) {
      window.concepts.drop(concept);
      metrics.droppedConcept();
    }
    return next;
  }
}
