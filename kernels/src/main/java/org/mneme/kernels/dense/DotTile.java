package org.mneme.kernels.dense;

import java.util.Objects;

/**
 * The dot products of several queries with many rows: each load of a row serves four queries, and
 * each row is fetched from memory once for all of them. Holds a few hundred floats of scratch:
 * allocate it once and reuse it. Not thread-safe.
 */
public final class DotTile {
  private static final TileKernel KERNEL = TileKernel.chosen();
  private static final int QUERIES = TileKernel.QUERIES;
  private static final int ROWS = KERNEL.rows();

  private final int[] queryAt = new int[QUERIES];
  private final int[] rowAt = new int[ROWS];
  private final float[] block = new float[KERNEL.scratch()];

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
    for (int row = 0; row < rowCount; row += ROWS) {
      starts(rowAt, rowsOffset, row, rowCount, dimension);
      int columns = Math.min(ROWS, rowCount - row);
      for (int query = 0; query < queryCount; query += QUERIES) {
        starts(queryAt, queriesOffset, query, queryCount, dimension);
        KERNEL.multiply(queries, queryAt, rows, rowAt, dimension, block);
        for (int q = query; q < Math.min(query + QUERIES, queryCount); q++) {
          int from = ROWS * (q - query);
          int to = q * rowCount + row;
          // So few that the call of an array copy would cost more.
          for (int r = 0; r < columns; r++) {
            out[to + r] = block[from + r];
          }
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
