package org.mneme.kernels.dense;

import java.util.Objects;

/**
 * Products, distances and norms of dense float vectors. A vector is {@code dimension} floats of an
 * array from an offset on; rows are packed row-major without gaps.
 *
 * <p>Accuracy: for vectors of {@code n} dimensions a sum differs from the exact one by at most
 * {@code (n/16 + 8)·2⁻²⁴·Σ|aᵢ·bᵢ|} in practice (pairwise lanes), and by {@code n·2⁻²⁴·Σ|aᵢ·bᵢ|} in
 * the worst case. A NaN or an infinity in a vector gives NaN or an infinity, as in IEEE arithmetic;
 * squares above the largest float overflow, so components should stay below 1e18 in magnitude. A
 * dimension of 0 gives 0.
 *
 * <p>All methods throw {@link IndexOutOfBoundsException} when a vector does not lie within its
 * array, and {@link NullPointerException} for a missing array.
 */
public final class Vectors {
  private static final VectorKernel KERNEL = VectorKernel.chosen();
  private static final RowsKernel ROWS_KERNEL = RowsKernel.chosen();

  private Vectors() {}

  /** The dot product {@code Σ a[aOffset+i]·b[bOffset+i]}. */
  public static float dot(float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    Objects.checkFromIndexSize(aOffset, dimension, a.length);
    Objects.checkFromIndexSize(bOffset, dimension, b.length);
    return KERNEL.dot(a, aOffset, b, bOffset, dimension);
  }

  /** The squared Euclidean distance {@code Σ (a[aOffset+i] − b[bOffset+i])²}, at least 0. */
  public static float squaredDistance(
      float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    Objects.checkFromIndexSize(aOffset, dimension, a.length);
    Objects.checkFromIndexSize(bOffset, dimension, b.length);
    return KERNEL.squaredDistance(a, aOffset, b, bOffset, dimension);
  }

  /** The Euclidean norm {@code √Σ a[offset+i]²}, at least 0. */
  public static float norm(float[] a, int offset, int dimension) {
    Objects.checkFromIndexSize(offset, dimension, a.length);
    return (float) Math.sqrt(KERNEL.dot(a, offset, a, offset, dimension));
  }

  /**
   * The cosine of the angle between two vectors, within [-1, 1]. It is 0, and never NaN, where the
   * product of the two norms is at most 1e-8, as for a zero vector; a NaN or an infinite component
   * gives NaN.
   */
  public static float cosine(float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    Objects.checkFromIndexSize(aOffset, dimension, a.length);
    Objects.checkFromIndexSize(bOffset, dimension, b.length);
    return KERNEL.cosine(a, aOffset, b, bOffset, dimension);
  }

  /**
   * Scales a vector in place to norm 1 and returns the norm it had. A vector whose norm is at most
   * 1e-8 or not finite has no direction: it is left as it is.
   */
  public static float normalise(float[] a, int offset, int dimension) {
    float norm = norm(a, offset, dimension);
    if (norm > Cosine.SMALLEST_NORM_PRODUCT && norm < Float.POSITIVE_INFINITY) {
      KERNEL.scale(1f / norm, a, offset, dimension);
    }
    return norm;
  }

  /** Multiplies a vector in place: {@code a[offset+i] *= factor}. */
  public static void scale(float factor, float[] a, int offset, int dimension) {
    Objects.checkFromIndexSize(offset, dimension, a.length);
    KERNEL.scale(factor, a, offset, dimension);
  }

  /**
   * Adds a multiple in place: {@code y[yOffset+i] += factor·x[xOffset+i]}, rounded once. The two
   * ranges must be the same or must not overlap.
   */
  public static void axpy(
      float factor, float[] x, int xOffset, float[] y, int yOffset, int dimension) {
    Objects.checkFromIndexSize(xOffset, dimension, x.length);
    Objects.checkFromIndexSize(yOffset, dimension, y.length);
    KERNEL.axpy(factor, x, xOffset, y, yOffset, dimension);
  }

  /**
   * The dot product of one query with each row of {@code rows[rowCount][dimension]}, packed from
   * {@code rowsOffset} on, into {@code out[outOffset .. outOffset+rowCount)}. Each score is the one
   * that {@link #dot} gives, bit for bit, wherever the row lies.
   */
  public static void dotBatch(
      float[] query,
      int queryOffset,
      float[] rows,
      int rowsOffset,
      int rowCount,
      int dimension,
      float[] out,
      int outOffset) {
    Objects.checkFromIndexSize(queryOffset, dimension, query.length);
    checkRows(rows, rowsOffset, rowCount, dimension);
    Objects.checkFromIndexSize(outOffset, rowCount, out.length);
    KERNEL.dotBatch(query, queryOffset, rows, rowsOffset, rowCount, dimension, out, outOffset);
  }

  /**
   * The dot product of {@code query[0 .. dimension)} with some rows of a matrix that is packed from
   * 0 on: {@code out[i]} is that of the row with number {@code numbers[i]}, for {@code from ≤ i <
   * to}. Each is the one that {@link #dot} gives, bit for bit. Where the rows come from memory,
   * four are fetched in the time of one.
   *
   * @param firstNumber number of the matrix's first row
   */
  public static void dotRows(
      float[] query,
      float[] rows,
      int dimension,
      int[] numbers,
      int from,
      int to,
      int firstNumber,
      float[] out) {
    Objects.checkFromIndexSize(0, dimension, query.length);
    Objects.checkFromToIndex(from, to, numbers.length);
    Objects.checkFromToIndex(from, to, out.length);
    for (int i = from; i < to; i++) {
      long at = ((long) numbers[i] - firstNumber) * dimension;
      Objects.checkFromIndexSize(at, dimension, rows.length);
    }
    ROWS_KERNEL.dotRows(query, rows, dimension, numbers, from, to, firstNumber, out);
  }

  /**
   * Checks that {@code rows[rowCount][dimension]} lies within its array; in long arithmetic, so
   * that a product beyond an int cannot pass.
   */
  static void checkRows(float[] rows, int rowsOffset, int rowCount, int dimension) {
    long size = (long) rowCount * dimension;
    if (rowsOffset < 0 || rowCount < 0 || dimension < 0 || size > rows.length - rowsOffset) {
      throw new IndexOutOfBoundsException(
          rowCount
              + " rows of "
              + dimension
              + " from "
              + rowsOffset
              + " on exceed an array of "
              + rows.length);
    }
  }
}
