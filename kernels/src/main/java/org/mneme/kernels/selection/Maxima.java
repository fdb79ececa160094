package org.mneme.kernels.selection;

import static jdk.incubator.vector.IntVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The largest scores of short strips, which say where to look, and how high the best k lie at
 * least: where k strips have a score of x or more, none below x is among the best k.
 *
 * <p>A group is {@value #GROUP} scores, and score {@code i} of it belongs to strip {@code i %
 * STRIPS}. Scores are compared as keys, integers in the order of the scores: float maxima cost
 * twice as much. A NaN with its sign clear has a key above all others, one with its sign set below.
 */
final class Maxima {
  static final int STRIPS = 32;
  static final int GROUP = 8 * STRIPS;

  /** How many groups one array of maxima holds: 8 KiB, which stay in the first cache. */
  static final int GROUPS = 64;

  /** Ints of an array of maxima: those of the groups, those of all groups together, their ranks. */
  static final int SIZE = (GROUPS + 2) * STRIPS;

  /** A limit below every key: every score must be looked at. */
  static final int NONE = Integer.MIN_VALUE;

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  static final int LANES = INTS.length();

  /** The exact class of what is stored: unless the compiler knows it, JDK 17 may box. */
  private static final Class<? extends IntVector> EXACT = IntVector.zero(INTS).getClass();

  private static final int MAGNITUDE = Integer.MAX_VALUE;
  private static final int ALL_STRIPS = GROUPS * STRIPS;
  private static final int RANKS = ALL_STRIPS + STRIPS;
  private static final int LOWEST = key(Float.NEGATIVE_INFINITY);
  private static final int HIGHEST = key(Float.POSITIVE_INFINITY);

  private Maxima() {}

  /** The integer in the place of a score. */
  static int key(float score) {
    int bits = Float.floatToRawIntBits(score);
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }

  /** The score in the place of a key; a NaN for {@link #NONE}. */
  static float score(int key) {
    return Float.intBitsToFloat(key ^ (key >> 31 & Integer.MAX_VALUE));
  }

  /** The least key of a score that is at least {@code threshold}: the two zeros are equal. */
  static int limit(float threshold) {
    return key(threshold == 0 ? -0f : threshold);
  }

  /** {@code maxima[g·STRIPS + s]}: the largest key in strip s of each group g. */
  static void ofGroups(float[] scores, int from, int groups, int[] maxima) {
    for (int group = 0; group < groups; group++) {
      for (int strip = 0; strip < STRIPS; strip += LANES) {
        int at = from + group * GROUP + strip;
        IntVector x0 = FloatVector.fromArray(FLOATS, scores, at).reinterpretAsInts();
        IntVector x1 = FloatVector.fromArray(FLOATS, scores, at + 1 * STRIPS).reinterpretAsInts();
        IntVector x2 = FloatVector.fromArray(FLOATS, scores, at + 2 * STRIPS).reinterpretAsInts();
        IntVector x3 = FloatVector.fromArray(FLOATS, scores, at + 3 * STRIPS).reinterpretAsInts();
        IntVector x4 = FloatVector.fromArray(FLOATS, scores, at + 4 * STRIPS).reinterpretAsInts();
        IntVector x5 = FloatVector.fromArray(FLOATS, scores, at + 5 * STRIPS).reinterpretAsInts();
        IntVector x6 = FloatVector.fromArray(FLOATS, scores, at + 6 * STRIPS).reinterpretAsInts();
        IntVector x7 = FloatVector.fromArray(FLOATS, scores, at + 7 * STRIPS).reinterpretAsInts();
        x0 = x0.lanewise(VectorOperators.ASHR, 31).and(MAGNITUDE).lanewise(VectorOperators.XOR, x0);
        x1 = x1.lanewise(VectorOperators.ASHR, 31).and(MAGNITUDE).lanewise(VectorOperators.XOR, x1);
        x2 = x2.lanewise(VectorOperators.ASHR, 31).and(MAGNITUDE).lanewise(VectorOperators.XOR, x2);
        x3 = x3.lanewise(VectorOperators.ASHR, 31).and(MAGNITUDE).lanewise(VectorOperators.XOR, x3);
        x4 = x4.lanewise(VectorOperators.ASHR, 31).and(MAGNITUDE).lanewise(VectorOperators.XOR, x4);
        x5 = x5.lanewise(VectorOperators.ASHR, 31).and(MAGNITUDE).lanewise(VectorOperators.XOR, x5);
        x6 = x6.lanewise(VectorOperators.ASHR, 31).and(MAGNITUDE).lanewise(VectorOperators.XOR, x6);
        x7 = x7.lanewise(VectorOperators.ASHR, 31).and(MAGNITUDE).lanewise(VectorOperators.XOR, x7);
        x0 = x0.lanewise(VectorOperators.MAX, x1).lanewise(VectorOperators.MAX, x2);
        x3 = x3.lanewise(VectorOperators.MAX, x4).lanewise(VectorOperators.MAX, x5);
        x6 = x6.lanewise(VectorOperators.MAX, x7).lanewise(VectorOperators.MAX, x3);
        EXACT.cast(x6.lanewise(VectorOperators.MAX, x0)).intoArray(maxima, group * STRIPS + strip);
      }
    }
  }

  /**
   * A key that at least {@code k} scores of the groups reach, or {@link #NONE} where k is large or
   * a NaN is among them.
   */
  static int floor(int[] maxima, int groups, int k) {
    if (k > STRIPS / 2) {
      return NONE;
    }
    for (int strip = 0; strip < STRIPS; strip += LANES) {
      IntVector largest = fromArray(INTS, maxima, strip);
      for (int group = 1; group < groups; group++) {
        largest =
            fromArray(INTS, maxima, group * STRIPS + strip).lanewise(VectorOperators.MAX, largest);
      }
      if (largest.compare(VectorOperators.GT, HIGHEST).anyTrue()) {
        return NONE;
      }
      EXACT.cast(largest).intoArray(maxima, ALL_STRIPS + strip);
    }
    rank(maxima);
    int floor = Integer.MAX_VALUE;
    for (int strip = 0; strip < STRIPS; strip++) {
      int isAmongBest = maxima[RANKS + strip] < k ? maxima[ALL_STRIPS + strip] : floor;
      floor = Math.min(floor, isAmongBest);
    }
    return floor < LOWEST ? NONE : floor == 0 ? -1 : floor;
  }

  /** How many strips are above each, all but for the last bit, so that no difference overflows. */
  private static void rank(int[] maxima) {
    for (int strip = 0; strip < STRIPS; strip += LANES) {
      IntVector half =
          fromArray(INTS, maxima, ALL_STRIPS + strip).lanewise(VectorOperators.ASHR, 1);
      IntVector above = IntVector.zero(INTS);
      for (int other = ALL_STRIPS; other < RANKS; other++) {
        IntVector isAbove = half.sub(maxima[other] >> 1).lanewise(VectorOperators.LSHR, 31);
        above = isAbove.add(above);
      }
      EXACT.cast(above).intoArray(maxima, RANKS + strip);
    }
  }

  /** Whether one of {@link #LANES} strips from {@code at} on reaches the limit. */
  static boolean anyAtLeast(int[] maxima, int at, int limit) {
    return fromArray(INTS, maxima, at).compare(VectorOperators.GE, limit).anyTrue();
  }
}
