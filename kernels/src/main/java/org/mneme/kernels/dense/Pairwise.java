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
  private static final PanelKernel KERNEL = PanelKernel.chosen();
  private static final int COLUMNS = KERNEL.columns();
  private static final int ROWS = KERNEL.rows();

  /**
   * Floats of panels, 384 KiB, that stay in a second cache of 1 MiB beside the rows that pass by.
   * The more panels, the less often those rows are fetched.
   */
  private static final int PANEL_FLOATS = 98_304;

  private static final int MOST_PANELS = 8;

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
    int panelSize = Math.multiplyExact(maxDimension, COLUMNS);
    int fitting = PANEL_FLOATS / Math.max(1, panelSize);
    this.panels = new float[Math.max(1, Math.min(MOST_PANELS, fitting))][panelSize];
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
    int width = panels.length * COLUMNS;
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
            KERNEL.multiply(rows, rowAt, panels[(column - group) / COLUMNS], dimension, block);
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

  /** {@code panel[k][c] = rows[c][k]}, four rows at a time; the last row fills a last four. */
  private static void transpose(
      float[] rows, int offset, int columns, int dimension, float[] panel) {
    for (int c = 0; c < columns; c += 4) {
      int r0 = offset + c * dimension;
      int r1 = offset + Math.min(c + 1, columns - 1) * dimension;
      int r2 = offset + Math.min(c + 2, columns - 1) * dimension;
      int r3 = offset + Math.min(c + 3, columns - 1) * dimension;
      for (int k = 0; k < dimension; k++) {
        int to = k * COLUMNS + c;
        panel[to] = rows[r0 + k];
        panel[to + 1] = rows[r1 + k];
        panel[to + 2] = rows[r2 + k];
        panel[to + 3] = rows[r3 + k];
      }
    }
  }
}
