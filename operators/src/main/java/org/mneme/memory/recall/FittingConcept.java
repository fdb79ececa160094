package org.mneme.memory.recall;

import java.util.Comparator;

/**
 * A concept that fits the known part of a query.
 *
 * @param slot its slot
 * @param id its id
 * @param weight activation by the known part of the vector, times the share of its bindings whose
 *     episodes satisfy the filter, in (0, 1]
 * @param probability that it is meant: cosine over what is known times that share times its
 *     coherence, in [0, 1]
 */
record FittingConcept(int slot, String id, double weight, double probability) {

  static final Comparator<FittingConcept> BEST_FIRST =
      Comparator.comparingDouble(FittingConcept::weight)
          .reversed()
          .thenComparing(FittingConcept::id);
}
