package org.mneme.memory;

import java.io.Serializable;
import org.mneme.association.BindingFolding;
import org.mneme.association.ConceptFolding;
import org.mneme.association.StoredConcept;
import org.mneme.episodic.Capacity;
import org.mneme.model.ConceptState;

/**
 * How a space learns at the close of a window.
 *
 * @param capacity how many experiences it holds
 * @param concepts how concepts live
 * @param bindings how bindings change
 * @param sequences which episodes follow each other
 * @param sweepMillis what fell due is looked for at the end of each such span of event time, ≥ 1
 */
public record LearningParameters(
    Capacity capacity,
    ConceptParameters concepts,
    BindingFolding bindings,
    SequenceParameters sequences,
    long sweepMillis)
    implements Serializable {

  /** The end of the span that {@code time} lies in: its last millisecond. */
  public long sweepEnd(long time) {
    return Math.floorDiv(time, sweepMillis) * sweepMillis + sweepMillis - 1;
  }

  /**
   * How concepts live.
   *
   * @param folding how they grow
   * @param maximum most concepts of a space, ≥ 1
   * @param mergeAt cosine from which two concepts become one, in (0, 1]
   * @param consolidatedReplays replays from which one is consolidated, ≥ 0
   * @param consolidatedCoherence coherence above which it is, in [0, 1]
   * @param formingIdleMillis a forming one that is not used for longer is dropped, ≥ 1
   */
  public record ConceptParameters(
      ConceptFolding folding,
      int maximum,
      double mergeAt,
      int consolidatedReplays,
      double consolidatedCoherence,
      long formingIdleMillis)
      implements Serializable {

    public ConceptState state(StoredConcept concept) {
      return concept.state(consolidatedReplays, consolidatedCoherence);
    }
  }

  /**
   * Which episodes follow each other.
   *
   * @param sessionGapMillis at most so long between the closings of two of a session, ≥ 0
   * @param agentGapMillis at most so long between those of two of an agent, ≥ 0
   */
  public record SequenceParameters(long sessionGapMillis, long agentGapMillis)
      implements Serializable {}
}
