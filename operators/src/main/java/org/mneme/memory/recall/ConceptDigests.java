package org.mneme.memory.recall;

import static org.mneme.memory.recall.Rounding.rounded;

import org.mneme.association.ConceptUsage;
import org.mneme.association.StoredConcept;
import org.mneme.memory.LearningParameters.ConceptParameters;
import org.mneme.model.ConceptDigest;

/** Makes the digest that an answer shows of a concept. */
final class ConceptDigests {

  private final ConceptParameters parameters;

  ConceptDigests(ConceptParameters parameters) {
    this.parameters = parameters;
  }

  ConceptDigest of(StoredConcept concept, ConceptUsage usage) {
    return new ConceptDigest(
        concept.name(),
        concept.terms(),
        concept.tools(),
        parameters.state(concept),
        rounded(concept.coherence()),
        rounded(concept.strength()),
        concept.replays(),
        concept.members(),
        concept.fanOut(),
        concept.bornAt(),
        concept.reinforcedAt(),
        rounded(usage.lastActivation()),
        usage.lastAccess());
  }
}
