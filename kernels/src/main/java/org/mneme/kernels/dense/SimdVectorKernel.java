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
 * Every dot product sums in one order, whichever method computes it and wherever the row lies: even
 * and odd vectors apart, then lanes, then the tail. So a score does not depend on a row's position.
 * Two accumulators suffice: the loads of a heap array, which cross cache lines, bound the loop.
 *
 * <p>In all loops the vector just loaded is the receiver and the accumulator the argument: the
 * other way round, JDK 17 boxes every step once another lane width has run in the JVM. And no
 * helper takes or returns a vector: see {@link Lanes}.
 */
final class SimdVectorKernel implements VectorKernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** The exact class of what is stored: unless the compiler knows it, JDK 17 may box. */
  private static final Class<? extends FloatVector> EXACT = FloatVector.zero(SPECIES).getClass();

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    FloatVector even = FloatVector.zero(SPECIES);
    FloatVector odd = even;
    int i = 0;
    for (int bound = dimension - 2 * LANES; i <= bound; i += 2 * LANES) {
      even = fromArray(SPECIES, a, aOffset + i).fma(fromArray(SPECIES, b, bOffset + i), even);
      odd =
          fromArray(SPECIES, a, aOffset + i + LANES)
              .fma(fromArray(SPECIES, b, bOffset + i + LANES), odd);
    }
    for (int bound = SPECIES.loopBound(dimension); i < bound; i += LANES) {
      even = fromArray(SPECIES, a, aOffset + i).fma(fromArray(SPECIES, b, bOffset + i), even);
    }
    // reduce
    FloatVector s = even.add(odd);
    s = s.rearrange(HALVES).add(s);
    s = s.rearrange(QUARTERS).add(s);
    s = HAS_EIGHTHS ? s.rearrange(EIGHTHS).add(s) : s;
    s = HAS_SIXTEENTHS ? s.rearrange(SIXTEENTHS).add(s) : s;
    float sum = s.lane(0);
    // tail
    for (; i < dimension; i++) {
      sum += a[aOffset + i] * b[bOffset + i];
    }
    return sum;
  }

  @Override
  public float squaredDistance(float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int i = 0;
    for (int bound = dimension - 4 * LANES; i <= bound; i += 4 * LANES) {
      FloatVector d0 = fromArray(SPECIES, a, aOffset + i).sub(fromArray(SPECIES, b, bOffset + i));
      FloatVector d1 =
          fromArray(SPECIES, a, aOffset + i + LANES)
              .sub(fromArray(SPECIES, b, bOffset + i + LANES));
      FloatVector d2 =
          fromArray(SPECIES, a, aOffset + i + 2 * LANES)
              .sub(fromArray(SPECIES, b, bOffset + i + 2 * LANES));
      FloatVector d3 =
          fromArray(SPECIES, a, aOffset + i + 3 * LANES)
              .sub(fromArray(SPECIES, b, bOffset + i + 3 * LANES));
      s0 = d0.fma(d0, s0);
      s1 = d1.fma(d1, s1);
      s2 = d2.fma(d2, s2);
      s3 = d3.fma(d3, s3);
    }
    for (int bound = SPECIES.loopBound(dimension); i < bound; i += LANES) {
      FloatVector d = fromArray(SPECIES, a, aOffset + i).sub(fromArray(SPECIES, b, bOffset + i));
      s0 = d.fma(d, s0);
    }
    // reduce
    FloatVector s = s0.add(s1).add(s2.add(s3));
    s = s.rearrange(HALVES).add(s);
    s = s.rearrange(QUARTERS).add(s);
    s = HAS_EIGHTHS ? s.rearrange(EIGHTHS).add(s) : s;
    s = HAS_SIXTEENTHS ? s.rearrange(SIXTEENTHS).add(s) : s;
    float sum = s.lane(0);
    // tail
    for (; i < dimension; i++) {
      float d = a[aOffset + i] - b[bOffset + i];
      sum += d * d;
    }
    return sum;
  }

  @Override
  public float cosine(float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    FloatVector ab0 = FloatVector.zero(SPECIES);
    FloatVector aa0 = ab0;
    FloatVector bb0 = ab0;
    FloatVector ab1 = ab0;
    FloatVector aa1 = ab0;
    FloatVector bb1 = ab0;
    int i = 0;
    for (int bound = dimension - 2 * LANES; i <= bound; i += 2 * LANES) {
      FloatVector x0 = fromArray(SPECIES, a, aOffset + i);
      FloatVector y0 = fromArray(SPECIES, b, bOffset + i);
      FloatVector x1 = fromArray(SPECIES, a, aOffset + i + LANES);
      FloatVector y1 = fromArray(SPECIES, b, bOffset + i + LANES);
      ab0 = x0.fma(y0, ab0);
      aa0 = x0.fma(x0, aa0);
      bb0 = y0.fma(y0, bb0);
      ab1 = x1.fma(y1, ab1);
      aa1 = x1.fma(x1, aa1);
      bb1 = y1.fma(y1, bb1);
    }
    for (int bound = SPECIES.loopBound(dimension); i < bound; i += LANES) {
      FloatVector x = fromArray(SPECIES, a, aOffset + i);
      FloatVector y = fromArray(SPECIES, b, bOffset + i);
      ab0 = x.fma(y, ab0);
      aa0 = x.fma(x, aa0);
      bb0 = y.fma(y, bb0);
    }
    // reduce
    FloatVector ab = ab0.add(ab1);
    FloatVector aa = aa0.add(aa1);
    FloatVector bb = bb0.add(bb1);
    FloatVector abaa = aa.blend(ab, UPPER_HALF).rearrange(HALVES).add(ab.blend(aa, UPPER_HALF));
    FloatVector bbbb = bb.rearrange(HALVES).add(bb);
    FloatVector s =
        bbbb.blend(abaa, UPPER_QUARTERS).rearrange(QUARTERS).add(abaa.blend(bbbb, UPPER_QUARTERS));
    s = HAS_EIGHTHS ? s.rearrange(EIGHTHS).add(s) : s;
    s = HAS_SIXTEENTHS ? s.rearrange(SIXTEENTHS).add(s) : s;
    float sumAb = s.lane(Lanes.A);
    float sumAa = s.lane(Lanes.B);
    float sumBb = s.lane(Lanes.C);
    // tail
    for (; i < dimension; i++) {
      float x = a[aOffset + i];
      float y = b[bOffset + i];
      sumAb += x * y;
      sumAa += x * x;
      sumBb += y * y;
    }
    return Cosine.of(sumAb, sumAa, sumBb);
  }

  @Override
  public void scale(float factor, float[] a, int aOffset, int dimension) {
    FloatVector by = FloatVector.broadcast(SPECIES, factor);
    int i = 0;
    for (int bound = SPECIES.loopBound(dimension); i < bound; i += LANES) {
      EXACT.cast(fromArray(SPECIES, a, aOffset + i).mul(by)).intoArray(a, aOffset + i);
    }
    // tail
    for (; i < dimension; i++) {
      a[aOffset + i] *= factor;
    }
  }

  @Override
  public void axpy(float factor, float[] x, int xOffset, float[] y, int yOffset, int dimension) {
    FloatVector by = FloatVector.broadcast(SPECIES, factor);
    int i = 0;
    for (int bound = SPECIES.loopBound(dimension); i < bound; i += LANES) {
      FloatVector sum =
          fromArray(SPECIES, x, xOffset + i).fma(by, fromArray(SPECIES, y, yOffset + i));
      EXACT.cast(sum).intoArray(y, yOffset + i);
    }
    // tail
    for (; i < dimension; i++) {
      y[yOffset + i] = Math.fma(factor, x[xOffset + i], y[yOffset + i]);
    }
  }

  @Override
  public void dotBatch(
      float[] query,
      int queryOffset,
      float[] rows,
      int rowsOffset,
      int rowCount,
      int dimension,
      float[] out,
      int outOffset) {
    int quarter = rowCount / 4;
    int bound = SPECIES.loopBound(dimension);
    for (int row = 0; row < quarter; row++) {
      int r0 = rowsOffset + row * dimension;
      int r1 = r0 + quarter * dimension;
      int r2 = r1 + quarter * dimension;
      int r3 = r2 + quarter * dimension;
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
        FloatVector q0 = fromArray(SPECIES, query, queryOffset + i);
        FloatVector q1 = fromArray(SPECIES, query, queryOffset + i + LANES);
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
        FloatVector q = fromArray(SPECIES, query, queryOffset + i);
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
        float q = query[queryOffset + i];
        d0 += rows[r0 + i] * q;
        d1 += rows[r1 + i] * q;
        d2 += rows[r2 + i] * q;
        d3 += rows[r3 + i] * q;
      }
      int o = outOffset + row;
      out[o] = d0;
      out[o + quarter] = d1;
      out[o + 2 * quarter] = d2;
      out[o + 3 * quarter] = d3;
    }
    // tail
    for (int row = 4 * quarter; row < rowCount; row++) {
      out[outOffset + row] = dot(query, queryOffset, rows, rowsOffset + row * dimension, dimension);
    }
  }
}
