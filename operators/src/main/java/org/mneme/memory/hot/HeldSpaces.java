package org.mneme.memory.hot;

import java.time.Clock;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mneme.memory.HotTierParameters;
import org.mneme.memory.KeyScope;
import org.mneme.memory.UsedSpace;

/** The spaces that the hot tier holds, in order of use, and what they take of its budget. */
final class HeldSpaces {

  private final HotTierParameters parameters;
  private final VectorRoom vectors;
  private final WriteBack writeBack;
  private final KeyScope keyScope;
  private final HotTierMetrics metrics;
  private final Clock clock;
  private final LinkedHashMap<String, HeldSpace> spaces = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<HotPart, Long> bytesByPart = new EnumMap<>(HotPart.class);
  private long bytes;

  HeldSpaces(
      HotTierParameters parameters,
      VectorRoom vectors,
      WriteBack writeBack,
      HotTierSurroundings surroundings) {
    this.parameters = parameters;
    this.vectors = vectors;
    this.writeBack = writeBack;
    this.keyScope = surroundings.keyScope();
    this.metrics = surroundings.metrics();
    this.clock = surroundings.clock();
    metrics.gaugeSpaces(spaces.values());
    metrics.gaugeParts(bytesByPart);
  }

  /** What is held of a space, used last from now on; null if nothing is. */
  HeldSpace get(String space) {
    return spaces.get(space);
  }

  /** The same, an empty one if nothing is held. */
  HeldSpace ensure(String space) {
    return spaces.computeIfAbsent(space, HeldSpace::new);
  }

  /** All, those used last last. */
  Collection<HeldSpace> values() {
    return spaces.values();
  }

  /** Adds empty ones, to be loaded; those used last come first. */
  Deque<HeldSpace> await(Collection<UsedSpace> used) {
    return HeldSpace.awaited(used, spaces);
  }

  /** Bytes that all take, as last charged. */
  long bytes() {
    return bytes;
  }

  /** Counts what {@code held} takes now; others leave if that is too much. */
  void charge(HeldSpace held) throws Exception {
    final long before = held.bytes();
    recharge(held);
    if (held.bytes() > before) {
      keepWithinBudget(held);
    }
  }

  /** Counts what {@code held} takes now. */
  void recharge(HeldSpace held) {
    bytes += held.charge(bytesByPart);
    if (vectors.letGo(held)) {
      bytes += held.charge(bytesByPart);
    }
  }

  /** Lets go of a space without writing anything. */
  void drop(String space) {
    HeldSpace held = spaces.remove(space);
    if (held != null) {
      held.leave();
      bytes += held.charge(bytesByPart);
    }
  }

  /** Lets go of all, once what only they have is written. */
  void dropAll() throws Exception {
    while (!spaces.isEmpty()) {
      HeldSpace held = spaces.values().iterator().next();
      writeBack.leave(held);
      drop(held.name);
    }
  }

  /** Writes all usage that state does not have yet; leaves the key at the last space written. */
  void writeUsage() throws Exception {
    for (HeldSpace held : spaces.values()) {
      writeBack.usage(held);
    }
  }

  private void keepWithinBudget(HeldSpace inUse) throws Exception {
    Iterator<HeldSpace> leastRecentFirst = spaces.values().iterator();
    while (bytes > parameters.bytes() && leastRecentFirst.hasNext()) {
      HeldSpace held = leastRecentFirst.next();
      if (held != inUse && !held.staysBeside(inUse, parameters.bytes(), clock.millis())) {
        writeBack.leave(held);
        leastRecentFirst.remove();
        if (!held.isEmpty()) {
          metrics.eviction();
        }
        held.leave();
        bytes += held.charge(bytesByPart);
      }
    }
    if (parameters.isOn() && inUse.bytes() > parameters.bytes()) {
      metrics.tooLarge(inUse.name, inUse.bytes(), parameters.bytes());
    }
    keyScope.enter(inUse.name);
  }
}
