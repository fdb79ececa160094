package org.mneme.memory.learning;

import java.util.Set;
import org.mneme.memory.LearningParameters.ConceptParameters;
import org.mneme.memory.state.AssociationState;

/** Ends a window: writes what changed of edges and concepts to state, and tells the topics. */
public final class Upserts implements LearningPhase {

  private final ConceptParameters parameters;
  private final AssociationState state;

  public Upserts(ConceptParameters parameters, AssociationState state) {
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
