package org.mneme.kernels.dense;

import java.util.Objects;

/**
 * The dot products of all pairs of rows, as clustering needs them, into a packed upper triangle
 * (see {@link Triangle}). On unit vectors these are the cosines. Holds two transposed panels of
 * rows as scratch, {@code 128·dimension} floats at most: allocate it once and reuse it. Not
 * thread-safe, and it starts no threads.
 *
 * <p>Blocked as in K. Goto and R. van de Geijn, "Anatomy of High-Performance Matrix
 * Multiplication", ACM TOMS 34(3), 2008: a panel of columns stays in the second cache while all
 * rows above its end pass by, a few at a time, with their sums in registers.
 */
public final class Pairwise {
  private static final TileKernel KERNEL = TileKernel.chosen();
  private static final int COLUMNS = KERNEL.panelColumns();
  private static final int ROWS = KERNEL.panelRows();

  /** A cache line of floats: the transposition reads it whole before it is evicted. */
  private static final int LINE = 16;

  /** Two panels fit the second cache, and halve how often the rows above them are fetched. */
  private static final int PANELS = 2;

  private final int maxDimension;
  private final float[][] panels;
  private final float[] block = new float[ROWS * COLUMNS];
  private final int[] rowAt = new int[ROWS];

  /**
   * Scratch for rows of up to {@code maxDimension} dimensions.
   *
   * @throws IllegalArgumentException if {@code maxDimension} is negative
   */
  public Pairwise(int maxDimension) {
    if (maxDimension < 0) {
      throw new IllegalArgumentException("maxDimension " + maxDimension + " must not be negative");
    }
    this.maxDimension = maxDimension;
    this.panels = new float[PANELS][Math.multiplyExact(maxDimension, COLUMNS)];
  }

  /**
   * Writes the dot product of each pair of {@code rows[rowCount][dimension]}, packed from {@code
   * rowsOffset} on, to {@code triangle[triangleOffset .. triangleOffset +
   * Triangle.size(rowCount))}. A value depends only on its two rows, not on where they lie.
   *
   * @throws IllegalArgumentException if {@code dimension} exceeds the scratch, or {@code rowCount}
   *     is above {@link Triangle#MAX_ITEMS}
   * @throws IndexOutOfBoundsException if rows or triangle do not lie within their arrays
   */
  public void dots(
      float[] rows,
      int rowsOffset,
      int rowCount,
      int dimension,
      float[] triangle,
      int triangleOffset) {
    if (dimension > maxDimension) {
      throw new IllegalArgumentException("dimension " + dimension + " exceeds " + maxDimension);
    }
    Vectors.checkRows(rows, rowsOffset, rowCount, dimension);
    Objects.checkFromIndexSize(triangleOffset, Triangle.size(rowCount), triangle.length);
    int width = PANELS * COLUMNS;
    for (int group = 0; group < rowCount; group += width) {
      int end = Math.min(group + width, rowCount);
      for (int column = group; column < end; column += COLUMNS) {
        transpose(
            rows,
            rowsOffset + column * dimension,
            Math.min(COLUMNS, end - column),
            dimension,
            panels[(column - group) / COLUMNS]);
      }
      for (int row = 0; row < end - 1; row += ROWS) {
        DotTile.starts(rowAt, rowsOffset, row, rowCount, dimension);
        for (int column = group; column < end; column += COLUMNS) {
          int columns = Math.min(COLUMNS, end - column);
          if (row < column + columns - 1) {
            KERNEL.panel(rows, rowAt, panels[(column - group) / COLUMNS], dimension, block);
            store(triangle, triangleOffset, rowCount, row, column, columns);
          }
        }
      }
    }
  }

  /** Copies the block of {@code row} and {@code column}, as far as it lies above the diagonal. */
  private void store(
      float[] triangle, int triangleOffset, int rowCount, int row, int column, int columns) {
    for (int i = row; i < Math.min(row + ROWS, column + columns - 1); i++) {
      int from = Math.max(column, i + 1);
      System.arraycopy(
          block,
          (i - row) * COLUMNS + from - column,
          triangle,
          triangleOffset + Triangle.row(i, rowCount) + from,
          column + columns - from);
    }
  }

  /** {@code panel[k][c] = rows[c][k]}; columns beyond the last keep what they held, unread. */
  private static void transpose(
      float[] rows, int offset, int columns, int dimension, float[] panel) {
    for (int first = 0; first < columns; first += LINE) {
      int end = Math.min(first + LINE, columns);
      for (int k = 0; k < dimension; k++) {
        int to = k * COLUMNS;
        for (int c = first; c < end; c++) {
          panel[to + c] = rows[offset + c * dimension + k];
        }
      }
    }
  }
}
