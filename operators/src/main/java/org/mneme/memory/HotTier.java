package org.mneme.memory;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The spaces that this subtask holds in memory, least recently used first out when they exceed the
 * byte budget. A space that leaves has its usage written first. The space in use never leaves, so
 * one space larger than the budget is held alone.
 */
final class HotTier {

  private final long budgetBytes;
  private final boolean isDual;
  private final MemoryState state;
  private final AssociationState associations;
  private final KeyScope keyScope;
  private final MemoryMetrics metrics;
  private final LinkedHashMap<String, HotSpace> spaces = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** A tier that loads the second memory of a space too, unless there is none. */
  HotTier(
      MemoryParameters parameters,
      MemoryState state,
      AssociationState associations,
      KeyScope keyScope,
      MemoryMetrics metrics) {
    this.budgetBytes = parameters.hotTierBytes();
    this.isDual = parameters.mode() == MemoryMode.DUAL;
    this.associations = associations;
    this.state = state;
    this.keyScope = keyScope;
    this.metrics = metrics;
    metrics.gaugeHotTier(() -> bytes, spaces::size);
  }

  /** The current key's space if it is held, else null; a write to a cold space need not load it. */
  HotSpace ifHeld(String space) {
    return spaces.get(space);
  }

  /** The current key's space, loaded from state if need be; null when nothing is stored in it. */
  HotSpace get(String space) throws Exception {
    HotSpace held = spaces.get(space);
    if (held != null) {
      metrics.hotTierHit();
      charge(space, held);
      return held;
    }
    SpaceProfile profile = state.profile();
    if (profile == null || !profile.isPinned()) {
      return null;
    }
    long start = System.nanoTime();
    HotSpace loaded = HotSpace.load(profile, state, isDual ? associations : null);
    metrics.loaded(System.nanoTime() - start);
    spaces.put(space, loaded);
    charge(space, loaded);
    return loaded;
  }

  /**
   * Counts what {@code held}, the current key's space, takes now; others leave if that is too much.
   */
  void charge(String space, HotSpace held) throws Exception {
    long grown = held.bytes() - held.chargedBytes;
    held.chargedBytes += grown;
    bytes += grown;
    if (grown > 0) {
      keepWithinBudget(space);
    }
  }

  /** Lets go of the current key's space, of which nothing is stored any more. */
  void drop(String space) {
    HotSpace held = spaces.remove(space);
    if (held != null) {
      bytes -= held.chargedBytes;
    }
  }

  /** Writes all usage that state does not have yet; leaves the key at the last space written. */
  void writeUsage() throws Exception {
    for (Map.Entry<String, HotSpace> entry : spaces.entrySet()) {
      writeUsage(entry.getKey(), entry.getValue());
    }
  }

  private void keepWithinBudget(String inUse) throws Exception {
    Iterator<Map.Entry<String, HotSpace>> leastRecentFirst = spaces.entrySet().iterator();
    while (bytes > budgetBytes && leastRecentFirst.hasNext()) {
      Map.Entry<String, HotSpace> entry = leastRecentFirst.next();
      if (!entry.getKey().equals(inUse)) {
        writeUsage(entry.getKey(), entry.getValue());
        bytes -= entry.getValue().chargedBytes;
        leastRecentFirst.remove();
        metrics.hotTierEviction();
      }
    }
    keyScope.enter(inUse);
  }

  private void writeUsage(String space, HotSpace held) throws Exception {
    if (held.hasUnwrittenUsage()) {
      keyScope.enter(space);
      held.writeUsage(state, associations);
    }
  }
}
