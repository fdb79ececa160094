package org.mneme.kernels.dense;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Every dot product sums in one order, whichever method computes it and wherever the row lies: even
 * and odd vectors apart, then lanes, then the tail. So a score does not depend on a row's position.
 * Two accumulators suffice: the loads of a heap array, which cross cache lines, bound the loop.
 *
 * <p>In all loops the vector just loaded is the receiver and the accumulator the argument: the
 * other way round, JDK 17 boxes every step once another lane width has run in the JVM.
 */
final class SimdVectorKernel implements VectorKernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    FloatVector even = FloatVector.zero(SPECIES);
    FloatVector odd = even;
    int i = 0;
    for (int bound = dimension - 2 * LANES; i <= bound; i += 2 * LANES) {
      even = load(a, aOffset + i).fma(load(b, bOffset + i), even);
      odd = load(a, aOffset + i + LANES).fma(load(b, bOffset + i + LANES), odd);
    }
    for (int bound = SPECIES.loopBound(dimension); i < bound; i += LANES) {
      even = load(a, aOffset + i).fma(load(b, bOffset + i), even);
    }
    // reduce
    float sum = even.add(odd).reduceLanes(VectorOperators.ADD);
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
      FloatVector d0 = load(a, aOffset + i).sub(load(b, bOffset + i));
      FloatVector d1 = load(a, aOffset + i + LANES).sub(load(b, bOffset + i + LANES));
      FloatVector d2 = load(a, aOffset + i + 2 * LANES).sub(load(b, bOffset + i + 2 * LANES));
      FloatVector d3 = load(a, aOffset + i + 3 * LANES).sub(load(b, bOffset + i + 3 * LANES));
      s0 = d0.fma(d0, s0);
      s1 = d1.fma(d1, s1);
      s2 = d2.fma(d2, s2);
      s3 = d3.fma(d3, s3);
    }
    for (int bound = SPECIES.loopBound(dimension); i < bound; i += LANES) {
      FloatVector d = load(a, aOffset + i).sub(load(b, bOffset + i));
      s0 = d.fma(d, s0);
    }
    // reduce
    float sum = s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
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
      FloatVector x0 = load(a, aOffset + i);
      FloatVector y0 = load(b, bOffset + i);
      FloatVector x1 = load(a, aOffset + i + LANES);
      FloatVector y1 = load(b, bOffset + i + LANES);
      ab0 = x0.fma(y0, ab0);
      aa0 = x0.fma(x0, aa0);
      bb0 = y0.fma(y0, bb0);
      ab1 = x1.fma(y1, ab1);
      aa1 = x1.fma(x1, aa1);
      bb1 = y1.fma(y1, bb1);
    }
    for (int bound = SPECIES.loopBound(dimension); i < bound; i += LANES) {
      FloatVector x = load(a, aOffset + i);
      FloatVector y = load(b, bOffset + i);
      ab0 = x.fma(y, ab0);
      aa0 = x.fma(x, aa0);
      bb0 = y.fma(y, bb0);
    }
    // reduce
    float ab = ab0.add(ab1).reduceLanes(VectorOperators.ADD);
    float aa = aa0.add(aa1).reduceLanes(VectorOperators.ADD);
    float bb = bb0.add(bb1).reduceLanes(VectorOperators.ADD);
    // tail
    for (; i < dimension; i++) {
      float x = a[aOffset + i];
      float y = b[bOffset + i];
      ab += x * y;
      aa += x * x;
      bb += y * y;
    }
    return Cosine.of(ab, aa, bb);
  }

  @Override
  public void scale(float factor, float[] a, int aOffset, int dimension) {
    FloatVector by = FloatVector.broadcast(SPECIES, factor);
    int i = 0;
    for (int bound = SPECIES.loopBound(dimension); i < bound; i += LANES) {
      load(a, aOffset + i).mul(by).intoArray(a, aOffset + i);
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
      load(x, xOffset + i).fma(by, load(y, yOffset + i)).intoArray(y, yOffset + i);
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
        FloatVector q0 = load(query, queryOffset + i);
        FloatVector q1 = load(query, queryOffset + i + LANES);
        even0 = load(rows, r0 + i).fma(q0, even0);
        even1 = load(rows, r1 + i).fma(q0, even1);
        even2 = load(rows, r2 + i).fma(q0, even2);
        even3 = load(rows, r3 + i).fma(q0, even3);
        odd0 = load(rows, r0 + i + LANES).fma(q1, odd0);
        odd1 = load(rows, r1 + i + LANES).fma(q1, odd1);
        odd2 = load(rows, r2 + i + LANES).fma(q1, odd2);
        odd3 = load(rows, r3 + i + LANES).fma(q1, odd3);
      }
      for (; i < bound; i += LANES) {
        FloatVector q = load(query, queryOffset + i);
        even0 = load(rows, r0 + i).fma(q, even0);
        even1 = load(rows, r1 + i).fma(q, even1);
        even2 = load(rows, r2 + i).fma(q, even2);
        even3 = load(rows, r3 + i).fma(q, even3);
      }
      // reduce
      float d0 = even0.add(odd0).reduceLanes(VectorOperators.ADD);
      float d1 = even1.add(odd1).reduceLanes(VectorOperators.ADD);
      float d2 = even2.add(odd2).reduceLanes(VectorOperators.ADD);
      float d3 = even3.add(odd3).reduceLanes(VectorOperators.ADD);
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

  private static FloatVector load(float[] array, int offset) {
    return FloatVector.fromArray(SPECIES, array, offset);
  }
}
