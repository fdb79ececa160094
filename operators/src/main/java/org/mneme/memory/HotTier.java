package org.mneme.memory;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The spaces that this subtask holds in memory, least recently used first out when they exceed the
 * byte budget. A space that leaves has its usage written first. The space in use never leaves, so
 * one space larger than the budget is held alone, and said to be: once in the log, always in the
 * metrics. Its episodes and its experiences are loaded apart, each when first asked for, and leave
 * together.
 */
final class HotTier {

  private final long budgetBytes;
  private final boolean isDual;
  private final MemoryState state;
  private final AssociationState associations;
  private final ExperienceState experiences;
  private final PatternState patterns;
  private final KeyScope keyScope;
  private final MemoryMetrics metrics;
  private final ExperienceMetrics experienceMetrics;
  private final LinkedHashMap<String, Held> spaces = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** A tier that loads the second memory of a space too, unless there is none. */
  HotTier(
      MemoryParameters parameters,
      SpaceState state,
      KeyScope keyScope,
      MemoryMetrics metrics,
      ExperienceMetrics experienceMetrics) {
    this.budgetBytes = parameters.hotTierBytes();
    this.isDual = parameters.mode() == MemoryMode.DUAL;
    this.state = state.memory;
    this.associations = state.associations;
    this.experiences = state.experiences;
    this.patterns = state.patterns;
    this.keyScope = keyScope;
    this.metrics = metrics;
    this.experienceMetrics = experienceMetrics;
    metrics.gaugeHotTier(() -> bytes, this::bytesOverBudget, spaces::size);
  }

  /** Bytes of an entry itself: queries to spaces that do not exist must not fill the heap. */
  private static final long HELD_BYTES = 512;

  /** What is held of one space; a part that was not asked for is null. */
  private static final class Held {
    private HotSpace space;
    private HotExperiences experiences;

    /** Bytes of the budget that were last charged for it. */
    private long chargedBytes;

    long bytes() {
      return HELD_BYTES
          + (space == null ? 0 : space.bytes())
          + (experiences == null ? 0 : experiences.bytes());
    }
  }

  /** The current key's space if it is held, else null; a write to a cold space need not load it. */
  HotSpace ifHeld(String space) {
    Held held = spaces.get(space);
    return held == null ? null : held.space;
  }

  /** The experiences of the current key's space if they are held, else null. */
  HotExperiences experiencesIfHeld(String space) {
    Held held = spaces.get(space);
    return held == null ? null : held.experiences;
  }

  /** The current key's space, loaded from state if need be; null when nothing is stored in it. */
  HotSpace get(String space) throws Exception {
    HotSpace held = ifHeld(space);
    if (held != null) {
      metrics.hotTierHit();
      charge(space);
      return held;
    }
    SpaceProfile profile = state.profile();
    if (profile == null || !profile.isPinned()) {
      return null;
    }
    long start = System.nanoTime();
    HotSpace loaded = HotSpace.load(profile, state, isDual ? associations : null, patterns);
    state.freeRows.clear();
    metrics.loaded(System.nanoTime() - start);
    spaces.computeIfAbsent(space, s -> new Held()).space = loaded;
    charge(space);
    return loaded;
  }

  /** The experiences of the current key's space, loaded from state if need be; maybe none. */
  HotExperiences experiences(String space) throws Exception {
    HotExperiences held = experiencesIfHeld(space);
    if (held != null) {
      return held;
    }
    long start = System.nanoTime();
    HotExperiences loaded = HotExperiences.load(experiences);
    experienceMetrics.loaded(System.nanoTime() - start);
    spaces.computeIfAbsent(space, s -> new Held()).experiences = loaded;
    charge(space);
    return loaded;
  }

  /** Bytes that all spaces take, as last charged. */
  long bytes() {
    return bytes;
  }

  /** Bytes held beyond the budget, because one space alone takes more; else 0. */
  long bytesOverBudget() {
    return Math.max(0, bytes - budgetBytes);
  }

  /** Counts what the current key's space takes now; others leave if that is too much. */
  void charge(String space) throws Exception {
    Held held = spaces.get(space);
    if (held == null) {
      return;
    }
    long grown = held.bytes() - held.chargedBytes;
    held.chargedBytes += grown;
    bytes += grown;
    if (grown > 0) {
      keepWithinBudget(space);
    }
  }

  /** Lets go of the current key's space, of which nothing is stored any more. */
  void drop(String space) {
    Held held = spaces.remove(space);
    if (held != null) {
      bytes -= held.chargedBytes;
    }
  }

  /** Writes all usage that state does not have yet; leaves the key at the last space written. */
  void writeUsage() throws Exception {
    for (Map.Entry<String, Held> entry : spaces.entrySet()) {
      writeUsage(entry.getKey(), entry.getValue());
    }
  }

  private void keepWithinBudget(String inUse) throws Exception {
    Iterator<Map.Entry<String, Held>> leastRecentFirst = spaces.entrySet().iterator();
    while (bytes > budgetBytes && leastRecentFirst.hasNext()) {
      Map.Entry<String, Held> entry = leastRecentFirst.next();
      if (!entry.getKey().equals(inUse)) {
        writeUsage(entry.getKey(), entry.getValue());
        writeFreeRows(entry.getKey(), entry.getValue());
        bytes -= entry.getValue().chargedBytes;
        leastRecentFirst.remove();
        metrics.hotTierEviction();
      }
    }
    if (bytes > budgetBytes) {
      metrics.tooLarge(inUse, bytes, budgetBytes);
    }
    keyScope.enter(inUse);
  }

  /** So that a write to it need not load it to find room. */
  private void writeFreeRows(String space, Held held) throws Exception {
    if (held.space != null) {
      int[] free = held.space.index.freeRows(FreeRowsState.MAXIMUM, held.space.profile.rowLimit());
      if (free.length > 0) {
        keyScope.enter(space);
        state.freeRows.leave(free);
      }
    }
  }

  private void writeUsage(String space, Held held) throws Exception {
    if (held.space != null && held.space.hasUnwrittenUsage()) {
      keyScope.enter(space);
      held.space.writeUsage(state, associations);
    }
  }
}
