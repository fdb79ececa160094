package org.mneme.memory.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mneme.memory.LearningParameters.SequenceParameters;
import org.mneme.memory.SequenceTail;
import org.mneme.memory.state.AssociationState;

/** Drops the ends of sequences that nothing can follow any more. */
public final class TailExpiry implements Expiry {

  private final SequenceParameters parameters;
  private final AssociationState state;

  public TailExpiry(SequenceParameters parameters, AssociationState state) {
    this.parameters = parameters;
    this.state = state;
  }

  @Override
  public long expire(LearningWindow window) throws Exception {
    List<String> ended = new ArrayList<>();
    long next = Long.MAX_VALUE;
    for (Map.Entry<String, SequenceTail> tail : state.tails()) {
      long gap =
          SequenceTail.isOfSession(tail.getKey())
              ? parameters.sessionGapMillis()
              : parameters.agentGapMillis();
      long due = tail.getValue().closedAt() + gap + 1;
      if (due <= window.end) {
        ended.add(tail.getKey());
      } else {
        next = Math.min(next, due);
      }
    }
    for (String sequence : ended) {
      state.removeTail(sequence);
    }
    return next;
  }
}
