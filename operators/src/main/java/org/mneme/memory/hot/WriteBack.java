package org.mneme.memory.hot;

import org.mneme.memory.KeyScope;
import org.mneme.memory.state.AssociationState;
import org.mneme.memory.state.FreeRowsState;
import org.mneme.memory.state.MemoryState;

/** Writes to state what only the hot tier has, under the key of the space that it writes. */
final class WriteBack {

  private final MemoryState state;
  private final AssociationState associations;
  private final KeyScope keyScope;

  WriteBack(MemoryState state, AssociationState associations, KeyScope keyScope) {
    this.state = state;
    this.associations = associations;
    this.keyScope = keyScope;
  }

  /** The usage that state does not have yet. */
  void usage(HeldSpace held) throws Exception {
    if (held.space != null && held.space.hasUnwrittenUsage()) {
      keyScope.enter(held.name);
      held.space.writeUsage(state, associations);
    }
  }

  /** All that is needed when {@code held} leaves. */
  void leave(HeldSpace held) throws Exception {
    usage(held);
    // While a space is loaded state knows its free rows itself.
    if (held.space != null && !held.space.isLoading()) {
      int[] free = held.space.index.freeRows(FreeRowsState.MAXIMUM, held.space.profile.rowLimit());
      if (free.length > 0) {
        // So that a write to it need not load it to find room.
        keyScope.enter(held.name);
        state.freeRows.leave(free);
      }
    }
  }
}
