package org.mneme.memory;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A space that the hot tier held when a snapshot was taken.
 *
 * @param space its name
 * @param usedAt when it was last asked or learned in, epoch milliseconds of the wall clock
 */
public record UsedSpace(String space, long usedAt) {

  /** These, those used last first. */
  public static List<UsedSpace> lastFirst(Collection<UsedSpace> used) {
    Comparator<UsedSpace> byUse = Comparator.comparingLong(UsedSpace::usedAt);
    return used.stream().sorted(byUse.reversed().thenComparing(UsedSpace::space)).toList();
  }
}
