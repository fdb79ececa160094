package org.mneme.memory;

import java.util.Set;
import org.mneme.memory.LearningParameters.ConceptParameters;

/** Ends a window: writes what changed of edges and concepts to state, and tells the topics. */
final class Upserts implements LearningPhase {

  private final ConceptParameters parameters;
  private final AssociationState state;

  Upserts(ConceptParameters parameters, AssociationState state) {
    this.parameters = parameters;
    this.state = state;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    if (window.hot != null) {
      Set<String> recounted = window.edges.write(window.space, state, window.outbox);
      window.concepts.write(window.space, recounted, parameters, window.outbox);
    }
  }
}
