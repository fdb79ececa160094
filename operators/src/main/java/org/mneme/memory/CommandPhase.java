package org.mneme.memory;

import org.mneme.model.Command;

/** Carries out the commands of a window, by (time, id). */
final class CommandPhase implements LearningPhase {

  private final LedgerState ledger;
  private final SeenIdsState seenIds;

  CommandPhase(LedgerState ledger, SeenIdsState seenIds) {
    this.ledger = ledger;
    this.seenIds = seenIds;
  }

  @Override
  public void learn(LearningWindow window) throws Exception {
    for (Command command : window.work.commands()) {
      if (Forgets.isMeant(command)) {
        ledger.forget(command.targetKind(), command.target(), command.at());
      }
    }
    seenIds.expire(window.end);
  }
}
