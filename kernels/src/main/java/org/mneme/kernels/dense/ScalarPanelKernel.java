package org.mneme.kernels.dense;

/** The definition: one pair after the other, each summed in double. */
final class ScalarPanelKernel implements PanelKernel {
  private static final int ROWS = 4;
  private static final int COLUMNS = 16;

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public int columns() {
    return COLUMNS;
  }

  @Override
  public void multiply(float[] a, int[] aAt, float[] panel, int dimension, float[] out) {
    for (int i = 0; i < ROWS; i++) {
      for (int c = 0; c < COLUMNS; c++) {
        double sum = 0;
        for (int k = 0; k < dimension; k++) {
          sum += (double) a[aAt[i] + k] * panel[k * COLUMNS + c];
        }
        out[i * COLUMNS + c] = (float) sum;
      }
    }
  }
}
