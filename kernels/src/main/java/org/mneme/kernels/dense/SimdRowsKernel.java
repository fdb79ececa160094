package org.mneme.kernels.dense;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.mneme.kernels.dense.Lanes.EIGHTHS;
import static org.mneme.kernels.dense.Lanes.HALVES;
import static org.mneme.kernels.dense.Lanes.HAS_EIGHTHS;
import static org.mneme.kernels.dense.Lanes.HAS_SIXTEENTHS;
import static org.mneme.kernels.dense.Lanes.QUARTERS;
import static org.mneme.kernels.dense.Lanes.SIXTEENTHS;
import static org.mneme.kernels.dense.Lanes.UPPER_HALF;
import static org.mneme.kernels.dense.Lanes.UPPER_QUARTERS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four rows at a time, wherever they lie, in the order of summation of {@link SimdVectorKernel}: a
 * row that comes from memory is waited for, and four are in the same time.
 */
final class SimdRowsKernel implements RowsKernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private final SimdVectorKernel alone = new SimdVectorKernel();

  @Override
  public void dotRows(
      float[] query,
      float[] rows,
      int dimension,
      int[] numbers,
      int from,
      int to,
      int firstNumber,
      float[] out) {
    int bound = SPECIES.loopBound(dimension);
    int n = from;
    for (; n + 3 < to; n += 4) {
      int r0 = (numbers[n] - firstNumber) * dimension;
      int r1 = (numbers[n + 1] - firstNumber) * dimension;
      int r2 = (numbers[n + 2] - firstNumber) * dimension;
      int r3 = (numbers[n + 3] - firstNumber) * dimension;
      FloatVector even0 = FloatVector.zero(SPECIES);
      FloatVector even1 = even0;
      FloatVector even2 = even0;
      FloatVector even3 = even0;
      FloatVector odd0 = even0;
      FloatVector odd1 = even0;
      FloatVector odd2 = even0;
      FloatVector odd3 = even0;
      int i = 0;
      for (int pairs = dimension - 2 * LANES; i <= pairs; i += 2 * LANES) {
        FloatVector q0 = fromArray(SPECIES, query, i);
        FloatVector q1 = fromArray(SPECIES, query, i + LANES);
        even0 = fromArray(SPECIES, rows, r0 + i).fma(q0, even0);
        even1 = fromArray(SPECIES, rows, r1 + i).fma(q0, even1);
        even2 = fromArray(SPECIES, rows, r2 + i).fma(q0, even2);
        even3 = fromArray(SPECIES, rows, r3 + i).fma(q0, even3);
        odd0 = fromArray(SPECIES, rows, r0 + i + LANES).fma(q1, odd0);
        odd1 = fromArray(SPECIES, rows, r1 + i + LANES).fma(q1, odd1);
        odd2 = fromArray(SPECIES, rows, r2 + i + LANES).fma(q1, odd2);
        odd3 = fromArray(SPECIES, rows, r3 + i + LANES).fma(q1, odd3);
      }
      for (; i < bound; i += LANES) {
        FloatVector q = fromArray(SPECIES, query, i);
        even0 = fromArray(SPECIES, rows, r0 + i).fma(q, even0);
        even1 = fromArray(SPECIES, rows, r1 + i).fma(q, even1);
        even2 = fromArray(SPECIES, rows, r2 + i).fma(q, even2);
        even3 = fromArray(SPECIES, rows, r3 + i).fma(q, even3);
      }
      // reduce
      even0 = even0.add(odd0);
      even1 = even1.add(odd1);
      even2 = even2.add(odd2);
      even3 = even3.add(odd3);
      FloatVector ab =
          even1.blend(even0, UPPER_HALF).rearrange(HALVES).add(even0.blend(even1, UPPER_HALF));
      FloatVector cd =
          even3.blend(even2, UPPER_HALF).rearrange(HALVES).add(even2.blend(even3, UPPER_HALF));
      FloatVector s =
          cd.blend(ab, UPPER_QUARTERS).rearrange(QUARTERS).add(ab.blend(cd, UPPER_QUARTERS));
      s = HAS_EIGHTHS ? s.rearrange(EIGHTHS).add(s) : s;
      s = HAS_SIXTEENTHS ? s.rearrange(SIXTEENTHS).add(s) : s;
      float d0 = s.lane(Lanes.A);
      float d1 = s.lane(Lanes.B);
      float d2 = s.lane(Lanes.C);
      float d3 = s.lane(Lanes.D);
      // tail
      for (; i < dimension; i++) {
        float q = query[i];
        d0 += rows[r0 + i] * q;
        d1 += rows[r1 + i] * q;
        d2 += rows[r2 + i] * q;
        d3 += rows[r3 + i] * q;
      }
      out[n] = d0;
      out[n + 1] = d1;
      out[n + 2] = d2;
      out[n + 3] = d3;
    }
    // tail
    for (; n < to; n++) {
      out[n] = alone.dot(query, 0, rows, (numbers[n] - firstNumber) * dimension, dimension);
    }
  }
}
