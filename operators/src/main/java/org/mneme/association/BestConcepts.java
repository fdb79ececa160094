package org.mneme.association;

/**
 * Chooses the concepts of the highest cosines, where these are known already: descending, ties by
 * id, as {@link ConceptIndex#nearest} gives them. Allocates nothing.
 */
final class BestConcepts {

  private BestConcepts() {}

  /** Of all slots below {@code limit}: the cosine of a slot is at {@code from + slot}. */
  static int of(
      ConceptIndex index,
      float[] cosines,
      int from,
      int limit,
      double least,
      int[] found,
      float[] cosinesOut) {
    int count = 0;
    float bound = atLeast(least);
    for (int slot = 0; slot < limit; slot++) {
      float cosine = cosines[from + slot];
      if (cosine >= bound) {
        count = offer(index, slot, cosine, found, cosinesOut, count);
        bound = count == found.length ? cosinesOut[count - 1] : bound;
      }
    }
    return count;
  }

  /** Of the first {@code some} of {@code slots}: the cosine of {@code slots[i]} is at {@code i}. */
  static int of(
      ConceptIndex index,
      int[] slots,
      float[] cosines,
      int some,
      double least,
      int[] found,
      float[] cosinesOut) {
    int count = 0;
    float bound = atLeast(least);
    for (int i = 0; i < some; i++) {
      if (cosines[i] >= bound) {
        count = offer(index, slots[i], cosines[i], found, cosinesOut, count);
      }
    }
    return count;
  }

  /** The lowest float that is at least {@code least}. */
  private static float atLeast(double least) {
    return (float) least < least ? Math.nextUp((float) least) : (float) least;
  }

  /** Takes a concept in among the {@code count} best, and returns how many there are now. */
  private static int offer(
      ConceptIndex index, int slot, float cosine, int[] found, float[] cosinesOut, int count) {
    boolean isFull = count == found.length;
    if (isFull && !precedes(index, cosine, slot, cosinesOut[count - 1], found[count - 1])) {
      return count;
    }
    int at = isFull ? count - 1 : count;
    for (; at > 0 && precedes(index, cosine, slot, cosinesOut[at - 1], found[at - 1]); at--) {
      found[at] = found[at - 1];
      cosinesOut[at] = cosinesOut[at - 1];
    }
    found[at] = slot;
    cosinesOut[at] = cosine;
    return isFull ? count : count + 1;
  }

  private static boolean precedes(
      ConceptIndex index, float cosine, int slot, float otherCosine, int other) {
    return cosine > otherCosine
        || (cosine == otherCosine && index.id(slot).compareTo(index.id(other)) < 0);
  }
}
