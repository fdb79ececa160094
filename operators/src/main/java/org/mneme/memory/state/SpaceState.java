package org.mneme.memory.state;

import org.apache.flink.api.common.functions.RuntimeContext;

/** Everything that a space has in state, each kind behind its own class; under the current key. */
public final class SpaceState {

  /** Which one that is. */
  public final CurrentSpace current = new CurrentSpace();

  public final MemoryState memory;
  public final AssociationState associations;
  public final ExperienceState experiences;
  public final PatternState patterns;
  public final PendingState pending;
  public final LedgerState ledger;
  public final AcknowledgedState acknowledged;
  public final SeenIdsState seenIds;
  public final WaitingState waiting;

  /** Registers the states; to be called while the operator opens. */
  public SpaceState(RuntimeContext context) {
    memory = new MemoryState(context);
    associations = new AssociationState(context);
    experiences = new ExperienceState(context, current);
    patterns = new PatternState(context);
    pending = new PendingState(context, current);
    ledger = new LedgerState(context);
    acknowledged = new AcknowledgedState(context);
    seenIds = new SeenIdsState(context);
    waiting = new WaitingState(context);
  }
}
