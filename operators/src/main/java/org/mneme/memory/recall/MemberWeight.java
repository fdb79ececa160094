package org.mneme.memory.recall;

import java.util.Comparator;

/**
 * How much an episode counts among those that are bound to concepts.
 *
 * @param row its row
 * @param id its id
 * @param weight at least 0
 */
record MemberWeight(int row, String id, double weight) {

  static final Comparator<MemberWeight> BY_ID = Comparator.comparing(MemberWeight::id);

  static final Comparator<MemberWeight> HEAVIEST_FIRST =
      Comparator.comparingDouble(MemberWeight::weight).reversed().thenComparing(BY_ID);

  MemberWeight times(double factor) {
    return new MemberWeight(row, id, weight * factor);
  }

  MemberWeight plus(MemberWeight same) {
    return new MemberWeight(row, id, weight + same.weight);
  }
}
