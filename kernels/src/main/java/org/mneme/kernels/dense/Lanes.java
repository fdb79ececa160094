package org.mneme.kernels.dense;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Shuffles that add up the lanes of a vector in one fixed order: the two halves, then their halves,
 * and so on. The order of {@code reduceLanes} is unspecified, and on JDK 25 compiled code uses
 * another one than the interpreter: a score would change its last bit while the JVM warms up.
 *
 * <p>Only constants stand here, because no method of ours takes or returns a vector: where the
 * compiler decides not to inline such a method, every call boxes.
 */
final class Lanes {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** How many floats a vector holds: 4, 8 or 16. */
  static final int COUNT = SPECIES.length();

  /** Whether a fold of eighths, or of sixteenths, has still something to add. */
  static final boolean HAS_EIGHTHS = COUNT >= 8;

  static final boolean HAS_SIXTEENTHS = COUNT >= 16;

  static final VectorShuffle<Float> HALVES = swapping(COUNT / 2);
  static final VectorShuffle<Float> QUARTERS = swapping(COUNT / 4);
  static final VectorShuffle<Float> EIGHTHS = swapping(COUNT / 8);
  static final VectorShuffle<Float> SIXTEENTHS = swapping(COUNT / 16);

  /**
   * Lanes that come from the other vector when two, or four, are folded into one, each sum equal
   * bit for bit to that of a fold on its own. The sums of vectors a, b, c and d end up in the lanes
   * {@link #A} to {@link #D}.
   */
  static final VectorMask<Float> UPPER_HALF = everySecondBlockOf(COUNT / 2);

  static final VectorMask<Float> UPPER_QUARTERS = everySecondBlockOf(COUNT / 4);
  static final int A = 0;
  static final int B = COUNT / 2;
  static final int C = COUNT / 4;
  static final int D = B + C;

  private Lanes() {}

  private static VectorShuffle<Float> swapping(int distance) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ distance) % COUNT);
  }

  private static VectorMask<Float> everySecondBlockOf(int lanes) {
    boolean[] bits = new boolean[COUNT];
    for (int lane = 0; lane < COUNT; lane++) {
      bits[lane] = lane / lanes % 2 == 1;
    }
    return VectorMask.fromArray(SPECIES, bits, 0);
  }
}
