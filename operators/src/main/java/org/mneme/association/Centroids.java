package org.mneme.association;

import java.util.Arrays;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.quantised.SignCodes;
import org.mneme.kernels.quantised.SignEstimates;

/** Unit centroids by slot, packed, with their sign codes; NaN where a slot holds none. */
final class Centroids {

  private final int dimension;
  private float[] vectors = new float[0];
  private long[] codes = new long[0];

  Centroids(int dimension) {
    this.dimension = dimension;
  }

  /** Makes room for the slots below {@code capacity}. */
  void reserve(int capacity) {
    vectors = Arrays.copyOf(vectors, Math.multiplyExact(capacity, dimension));
    codes = Arrays.copyOf(codes, SignCodes.size(capacity, dimension));
  }

  void put(int slot, float[] centroid) {
    System.arraycopy(centroid, 0, vectors, slot * dimension, dimension);
    encode(slot);
  }

  /** From now on a cosine with it is NaN, which is never at least anything. */
  void clear(int slot) {
    Arrays.fill(vectors, slot * dimension, (slot + 1) * dimension, Float.NaN);
    encode(slot);
  }

  float[] copy(int slot) {
    return Arrays.copyOfRange(vectors, slot * dimension, (slot + 1) * dimension);
  }

  /** {@code out[slot]} = cosine of a unit vector with each centroid below {@code limit}. */
  void cosines(float[] query, int limit, float[] out) {
    Vectors.dotBatch(query, 0, vectors, 0, limit, dimension, out, 0);
  }

  /** The same of the centroid in {@code from}. */
  void cosines(int from, int limit, float[] out) {
    Vectors.dotBatch(vectors, from * dimension, vectors, 0, limit, dimension, out, 0);
  }

  /** {@code out[i]} = cosine of a unit vector with the centroid in {@code slots[i]}. */
  void cosines(float[] query, int[] slots, int count, float[] out) {
    Vectors.dotRows(query, vectors, dimension, slots, 0, count, 0, out);
  }

  float cosine(float[] query, int slot) {
    return Vectors.dot(query, 0, vectors, slot * dimension, dimension);
  }

  /** {@code out[slot]} = what sign codes say of the cosine of a query with each centroid. */
  void estimates(SignEstimates query, int limit, float[] out) {
    query.estimate(codes, limit, out, 0);
  }

  /** All of them, packed; not to be changed. */
  float[] packed() {
    return vectors;
  }

  long bytes() {
    return Float.BYTES * (long) vectors.length + Long.BYTES * (long) codes.length;
  }

  private void encode(int slot) {
    SignCodes.encode(vectors, slot * dimension, 1, dimension, codes, slot);
  }
}
