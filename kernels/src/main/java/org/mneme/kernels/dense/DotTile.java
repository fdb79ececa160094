package org.mneme.kernels.dense;

import java.util.Objects;

/**
 * The dot products of several queries with many rows: each load of a row serves four queries, and
 * each row is fetched from memory once for all of them. Holds a few hundred floats of scratch:
 * allocate it once and reuse it. Not thread-safe.
 */
public final class DotTile {
  private static final TileKernel KERNEL = TileKernel.chosen();
  private static final int FOUR = TileKernel.FOUR;

  private final int[] queryAt = new int[FOUR];
  private final int[] rowAt = new int[FOUR];
  private final float[] block = new float[KERNEL.fourByFourScratch()];

  /**
   * Writes {@code out[q·rowCount + r] = queries[q]·rows[r]} for {@code queries[queryCount]
   * [dimension]} packed from {@code queriesOffset} on and {@code rows[rowCount][dimension]} packed
   * from {@code rowsOffset} on. A score does not depend on where query and row lie; it agrees with
   * {@link Vectors#dot} within the accuracy stated there, not bit for bit.
   *
   * @throws IndexOutOfBoundsException if a matrix does not lie within its array
   */
  public void dots(
      float[] queries,
      int queriesOffset,
      int queryCount,
      float[] rows,
      int rowsOffset,
      int rowCount,
      int dimension,
      float[] out) {
    Vectors.checkRows(queries, queriesOffset, queryCount, dimension);
    Vectors.checkRows(rows, rowsOffset, rowCount, dimension);
    Objects.checkFromIndexSize(0, Math.multiplyExact(queryCount, rowCount), out.length);
    for (int row = 0; row < rowCount; row += FOUR) {
      starts(rowAt, rowsOffset, row, rowCount, dimension);
      for (int query = 0; query < queryCount; query += FOUR) {
        starts(queryAt, queriesOffset, query, queryCount, dimension);
        KERNEL.fourByFour(queries, queryAt, rows, rowAt, dimension, block);
        int columns = Math.min(FOUR, rowCount - row);
        for (int q = query; q < Math.min(query + FOUR, queryCount); q++) {
          System.arraycopy(block, FOUR * (q - query), out, q * rowCount + row, columns);
        }
      }
    }
  }

  /** Where the rows {@code first, first+1, …} start; numbers beyond the last stand for the last. */
  static void starts(int[] at, int offset, int first, int count, int dimension) {
    for (int i = 0; i < at.length; i++) {
      at[i] = offset + Math.min(first + i, count - 1) * dimension;
    }
  }
}
