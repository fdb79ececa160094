package org.mneme.kernels.dense;

import java.util.Objects;
import org.mneme.kernels.selection.RunningTopK;

/**
 * The exact search: scores every row against a query and keeps the best, block by block, so that no
 * array of all scores is ever written. Holds one block of scores as scratch: allocate it once and
 * reuse it. Not thread-safe.
 *
 * <p>A matrix may come in segments, one call each, in any order: the result is the same.
 */
public final class Scan {
  /**
   * Four streams of 256 rows each keep the prefetchers busy, and the scores fit the first cache.
   */
  private static final int BLOCK = 1024;

  private static final VectorKernel KERNEL = VectorKernel.chosen();

  private final float[] scores = new float[BLOCK];

  /**
   * Offers the dot product of {@code query[queryOffset .. +dimension)} with each row of {@code
   * rows[rowCount][dimension]}, packed from {@code rowsOffset} on, to {@code best}, under the
   * numbers {@code firstNumber, firstNumber+1, …}. The scores are those of {@link Vectors#dot}.
   *
   * @throws IndexOutOfBoundsException if query or rows do not lie within their arrays
   */
  public void topK(
      float[] query,
      int queryOffset,
      float[] rows,
      int rowsOffset,
      int rowCount,
      int dimension,
      int firstNumber,
      RunningTopK best) {
    Objects.checkFromIndexSize(queryOffset, dimension, query.length);
    Vectors.checkRows(rows, rowsOffset, rowCount, dimension);
    for (int row = 0; row < rowCount; row += BLOCK) {
      int block = Math.min(BLOCK, rowCount - row);
      int at = rowsOffset + row * dimension;
      KERNEL.dotBatch(query, queryOffset, rows, at, block, dimension, scores, 0);
      best.offerAll(scores, 0, block, firstNumber + row);
    }
  }
}
