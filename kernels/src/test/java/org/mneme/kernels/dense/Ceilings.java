package org.mneme.kernels.dense;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** What this processor can do at best: loops that only load, only multiply, or only divide. */
public final class Ceilings {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Operations of one step of {@link #multiplyAdds}. */
  public static final int OPERATIONS_PER_STEP = 12 * 2 * LANES;

  private Ceilings() {}

  /**
   * Loads {@code a[from .. from+length)} once, as four streams, with one addition for each load.
   */
  public static float readOnly(float[] a, int from, int length) {
    int quarter = length / 4;
    int from1 = from + quarter;
    int from2 = from1 + quarter;
    int from3 = from2 + quarter;
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int i = 0; i < SPECIES.loopBound(quarter); i += LANES) {
      s0 = fromArray(SPECIES, a, from + i).add(s0);
      s1 = fromArray(SPECIES, a, from1 + i).add(s1);
      s2 = fromArray(SPECIES, a, from2 + i).add(s2);
      s3 = fromArray(SPECIES, a, from3 + i).add(s3);
    }
    return s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
  }

  /** Twelve independent fused multiply-adds a step. */
  public static float multiplyAdds(float factor, int steps) {
    FloatVector x = broadcast(SPECIES, factor);
    FloatVector y = broadcast(SPECIES, 1e-9f);
    FloatVector s0 = y;
    FloatVector s1 = y;
    FloatVector s2 = y;
    FloatVector s3 = y;
    FloatVector s4 = y;
    FloatVector s5 = y;
    FloatVector s6 = y;
    FloatVector s7 = y;
    FloatVector s8 = y;
    FloatVector s9 = y;
    FloatVector s10 = y;
    FloatVector s11 = y;
    for (int i = 0; i < steps; i++) {
      s0 = x.fma(y, s0);
      s1 = x.fma(y, s1);
      s2 = x.fma(y, s2);
      s3 = x.fma(y, s3);
      s4 = x.fma(y, s4);
      s5 = x.fma(y, s5);
      s6 = x.fma(y, s6);
      s7 = x.fma(y, s7);
      s8 = x.fma(y, s8);
      s9 = x.fma(y, s9);
      s10 = x.fma(y, s10);
      s11 = x.fma(y, s11);
    }
    FloatVector left = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
    FloatVector right = s6.add(s7).add(s8).add(s9).add(s10).add(s11);
    return left.add(right).reduceLanes(VectorOperators.ADD);
  }

  /** One root and one quotient for each of {@code count} elements, in registers. */
  public static float rootsAndQuotients(float first, int count) {
    FloatVector one = broadcast(SPECIES, 1f);
    FloatVector x0 = broadcast(SPECIES, first);
    FloatVector x1 = x0.add(one);
    FloatVector s0 = one;
    FloatVector s1 = one;
    for (int i = 0; i < count; i += 2 * LANES) {
      s0 = one.div(x0.lanewise(VectorOperators.SQRT)).add(s0);
      s1 = one.div(x1.lanewise(VectorOperators.SQRT)).add(s1);
      x0 = one.add(x0);
      x1 = one.add(x1);
    }
    return s0.add(s1).reduceLanes(VectorOperators.ADD);
  }
}
