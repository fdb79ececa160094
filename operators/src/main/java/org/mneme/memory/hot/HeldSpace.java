package org.mneme.memory.hot;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mneme.memory.UsedSpace;

/** What the hot tier holds of one space; a part that was not asked for is null. */
final class HeldSpace {

  /** Bytes of an entry itself: queries to spaces that do not exist must not fill the heap. */
  private static final long BYTES = 512;

  /** For how long a space larger than the budget stays when it is not used. */
  private static final long TOO_LARGE_STAYS_MILLIS = 60_000;

  final String name;
  HotSpace space;
  HotExperiences experiences;

  /** When it was last asked or learned in, epoch milliseconds of the wall clock. */
  long usedAt;

  /** Whether it has left. */
  boolean isGone;

  /** Bytes that were last charged for it. */
  private long charged;

  private Map<HotPart, Long> chargedByPart = new EnumMap<>(HotPart.class);

  HeldSpace(String name) {
    this.name = name;
  }

  /**
   * Charges what it takes now.
   *
   * @param totals by part, changed by as much as each grew
   * @return by how many bytes it grew
   */
  long charge(Map<HotPart, Long> totals) {
    Map<HotPart, Long> now = new EnumMap<>(HotPart.class);
    if (space != null) {
      space.putBytes(now);
    }
    if (experiences != null) {
      now.put(HotPart.EXPERIENCES, experiences.bytes());
    }
    long bytes = isGone ? 0 : BYTES;
    for (long part : now.values()) {
      bytes += part;
    }
    now.forEach((part, taken) -> totals.merge(part, taken, Long::sum));
    chargedByPart.forEach((part, taken) -> totals.merge(part, -taken, Long::sum));
    chargedByPart = now;
    long grown = bytes - charged;
    charged = bytes;
    return grown;
  }

  /** Bytes that were last charged for it. */
  long bytes() {
    return charged;
  }

  /**
   * Whether it is larger than the budget and was used lately, while the space in use is not as
   * large: to load it once more for every query of another space would be no gain.
   */
  boolean staysBeside(HeldSpace inUse, long budgetBytes, long now) {
    return charged > budgetBytes
        && inUse.charged <= budgetBytes
        && now - usedAt <= TOO_LARGE_STAYS_MILLIS;
  }

  /**
   * Puts empty ones, to be loaded, into {@code spaces}, in the order in which they are to leave.
   *
   * @return those used last first
   */
  static Deque<HeldSpace> awaited(Collection<UsedSpace> used, Map<String, HeldSpace> spaces) {
    List<UsedSpace> lastFirst = UsedSpace.lastFirst(used);
    Deque<HeldSpace> awaited = new ArrayDeque<>();
    for (int i = lastFirst.size() - 1; i >= 0; i--) {
      HeldSpace held = spaces.computeIfAbsent(lastFirst.get(i).space(), HeldSpace::new);
      held.usedAt = lastFirst.get(i).usedAt();
      awaited.push(held);
    }
    return awaited;
  }

  /** How many of {@code spaces} hold something. */
  static int count(Collection<HeldSpace> spaces) {
    return (int) spaces.stream().filter(held -> !held.isEmpty()).count();
  }

  /** How many of {@code spaces} hold codes and no vectors. */
  static int countCodesOnly(Collection<HeldSpace> spaces) {
    return (int)
        spaces.stream()
            .filter(held -> held.space != null && !held.space.index.holdsVectors())
            .count();
  }

  /** Whether nothing of it is loaded, as long as it waits to be preloaded. */
  boolean isEmpty() {
    return space == null && experiences == null;
  }

  /** Lets go of all that it holds. */
  void leave() {
    space = null;
    experiences = null;
    isGone = true;
  }
}
