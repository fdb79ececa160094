package org.mneme.memory;

import org.apache.flink.api.common.functions.RuntimeContext;

/** Everything that a space has in state, each kind behind its own class; under the current key. */
final class SpaceState {

  /** Which one that is. */
  final CurrentSpace current = new CurrentSpace();

  final MemoryState memory;
  final AssociationState associations;
  final ExperienceState experiences;
  final PatternState patterns;
  final PendingState pending;
  final LedgerState ledger;
  final AcknowledgedState acknowledged;
  final SeenIdsState seenIds;
  final WaitingState waiting;

  /** Registers the states; to be called while the operator opens. */
  SpaceState(RuntimeContext context) {
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
