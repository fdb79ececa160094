package org.mneme.episodic;

import java.util.Arrays;

/**
 * The vectors of a segment component by component, each as a byte in units of a 127th of its row's
 * largest: what a query of few components, as that of a hashed text, is compared with where vectors
 * are not held. Signs say nothing of such vectors, whose components are mostly 0.
 */
final class ByteColumns {

  private static final float LARGEST = 127;

  private final int dimension;
  private final int capacity;

  /** {@code [dimension][capacity]}. */
  private final byte[] bytes;

  /** What a unit of each row is. */
  private final float[] units;

  ByteColumns(int dimension, int capacity) {
    this.dimension = dimension;
    this.capacity = capacity;
    this.bytes = new byte[dimension * capacity];
    this.units = new float[capacity];
  }

  /** The same with more room. */
  ByteColumns grown(int newCapacity) {
    ByteColumns grown = new ByteColumns(dimension, newCapacity);
    for (int i = 0; i < dimension; i++) {
      System.arraycopy(bytes, i * capacity, grown.bytes, i * newCapacity, capacity);
    }
    System.arraycopy(units, 0, grown.units, 0, capacity);
    return grown;
  }

  /** Puts the vector {@code vectors[offset .. offset+dimension)}. */
  void put(int row, float[] vectors, int offset) {
    float largest = 0;
    for (int i = 0; i < dimension; i++) {
      largest = Math.max(largest, Math.abs(vectors[offset + i]));
    }
    units[row] = largest / LARGEST;
    float perUnit = largest == 0 ? 0 : LARGEST / largest;
    for (int i = 0; i < dimension; i++) {
      bytes[i * capacity + row] = (byte) Math.round(vectors[offset + i] * perUnit);
    }
  }

  /** {@code out[outOffset+row]} = about the cosine of {@code query} with each of the first rows. */
  void estimate(float[] query, int rows, float[] out, int outOffset) {
    Arrays.fill(out, outOffset, outOffset + rows, 0f);
    for (int i = 0; i < dimension; i++) {
      if (query[i] != 0f) {
        add(query[i], i * capacity, rows, out, outOffset);
      }
    }
    for (int row = 0; row < rows; row++) {
      out[outOffset + row] *= units[row];
    }
  }

  private void add(float weight, int column, int rows, float[] out, int outOffset) {
    for (int row = 0; row < rows; row++) {
      out[outOffset + row] += weight * bytes[column + row];
    }
  }

  /** Bytes that it takes. */
  long size() {
    return bytes.length + (long) units.length * Float.BYTES;
  }
}
