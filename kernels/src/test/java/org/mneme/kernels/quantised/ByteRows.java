package org.mneme.kernels.quantised;

import static jdk.incubator.vector.ByteVector.fromArray;
import static jdk.incubator.vector.VectorOperators.B2S;
import static jdk.incubator.vector.VectorOperators.S2I;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.selection.RunningTopK;

/**
 * Rows of one byte a component, for comparison with sign codes: eight times their size, a quarter
 * of the floats. The query has six bits a component, so that eight products add up in a short.
 */
public final class ByteRows {
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(SHORTS.vectorBitSize() / 2));
  private static final int LANES = SHORTS.length();
  private static final int LARGEST_OF_ROW = 127;
  private static final int LARGEST_OF_QUERY = 31;
  private static final int PRODUCTS_IN_A_SHORT = 8;
  private static final int BLOCK = 1024;

  private final int dimension;
  private final byte[] bytes;
  private final float[] scales;
  private final short[] query;
  private final float[] scores = new float[BLOCK];
  private final RunningTopK candidates;
  private final int candidateCount;

  /** Quantises {@code rows[rowCount][dimension]}; each search re-ranks {@code candidates} rows. */
  public ByteRows(float[] rows, int rowCount, int dimension, int candidates) {
    if (dimension % LANES != 0) {
      throw new IllegalArgumentException("dimension " + dimension + " is no multiple of " + LANES);
    }
    this.dimension = dimension;
    this.bytes = new byte[rowCount * dimension];
    this.scales = new float[rowCount];
    this.query = new short[dimension];
    this.candidates = new RunningTopK(candidates);
    this.candidateCount = candidates;
    for (int row = 0; row < rowCount; row++) {
      float scale = LARGEST_OF_ROW / largest(rows, row * dimension);
      scales[row] = 1 / scale;
      for (int i = row * dimension; i < (row + 1) * dimension; i++) {
        bytes[i] = (byte) Math.round(rows[i] * scale);
      }
    }
  }

  /** Offers the exact scores of the candidates to {@code best}. */
  public void search(float[] vectors, int queryOffset, float[] rows, RunningTopK best) {
    float scale = LARGEST_OF_QUERY / largest(vectors, queryOffset);
    for (int i = 0; i < dimension; i++) {
      query[i] = (short) Math.round(vectors[queryOffset + i] * scale);
    }
    candidates.reset(candidateCount);
    for (int row = 0; row < scales.length; row += BLOCK) {
      int block = Math.min(BLOCK, scales.length - row);
      score(row, block);
      candidates.offerAll(scores, 0, block, row);
    }
    candidates.finish();
    for (int i = 0; i < candidates.size(); i++) {
      int row = candidates.number(i);
      best.offer(Vectors.dot(vectors, queryOffset, rows, row * dimension, dimension), row);
    }
  }

  /** Four rows a quarter of the block apart, for the sake of the prefetchers, as in the batch. */
  private void score(int firstRow, int rowCount) {
    int quarter = rowCount / 4;
    for (int row = 0; row < quarter; row++) {
      int r0 = (firstRow + row) * dimension;
      dots(r0, quarter * dimension, row, quarter);
    }
    for (int row = 4 * quarter; row < rowCount; row++) {
      dots((firstRow + row) * dimension, 0, row, 0);
    }
    for (int row = 0; row < rowCount; row++) {
      scores[row] *= scales[firstRow + row];
    }
  }

  private void dots(int r0, int distance, int out, int outDistance) {
    int r1 = r0 + distance;
    int r2 = r1 + distance;
    int r3 = r2 + distance;
    IntVector s0 = IntVector.zero(INTS);
    IntVector s1 = s0;
    IntVector s2 = s0;
    IntVector s3 = s0;
    for (int i = 0; i < dimension; ) {
      int end = Math.min(dimension, i + PRODUCTS_IN_A_SHORT * LANES);
      ShortVector p0 = ShortVector.zero(SHORTS);
      ShortVector p1 = p0;
      ShortVector p2 = p0;
      ShortVector p3 = p0;
      for (; i < end; i += LANES) {
        ShortVector q = ShortVector.fromArray(SHORTS, query, i);
        p0 =
            ((ShortVector) fromArray(BYTES, bytes, r0 + i).convertShape(B2S, SHORTS, 0))
                .mul(q)
                .add(p0);
        p1 =
            ((ShortVector) fromArray(BYTES, bytes, r1 + i).convertShape(B2S, SHORTS, 0))
                .mul(q)
                .add(p1);
        p2 =
            ((ShortVector) fromArray(BYTES, bytes, r2 + i).convertShape(B2S, SHORTS, 0))
                .mul(q)
                .add(p2);
        p3 =
            ((ShortVector) fromArray(BYTES, bytes, r3 + i).convertShape(B2S, SHORTS, 0))
                .mul(q)
                .add(p3);
      }
      s0 = ((IntVector) p0.convertShape(S2I, INTS, 0)).add(s0);
      s1 = ((IntVector) p1.convertShape(S2I, INTS, 0)).add(s1);
      s2 = ((IntVector) p2.convertShape(S2I, INTS, 0)).add(s2);
      s3 = ((IntVector) p3.convertShape(S2I, INTS, 0)).add(s3);
      s0 = ((IntVector) p0.convertShape(S2I, INTS, 1)).add(s0);
      s1 = ((IntVector) p1.convertShape(S2I, INTS, 1)).add(s1);
      s2 = ((IntVector) p2.convertShape(S2I, INTS, 1)).add(s2);
      s3 = ((IntVector) p3.convertShape(S2I, INTS, 1)).add(s3);
    }
    scores[out] = s0.reduceLanes(VectorOperators.ADD);
    scores[out + outDistance] = s1.reduceLanes(VectorOperators.ADD);
    scores[out + 2 * outDistance] = s2.reduceLanes(VectorOperators.ADD);
    scores[out + 3 * outDistance] = s3.reduceLanes(VectorOperators.ADD);
  }

  private float largest(float[] values, int offset) {
    float largest = Float.MIN_NORMAL;
    for (int i = offset; i < offset + dimension; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
    }
    return largest;
  }
}
