package org.mneme.kernels.dense;

/** The definition: one pair after the other, each summed in double. */
final class ScalarTileKernel implements TileKernel {
  private static final int COLUMNS = 16;

  @Override
  public int fourByFourScratch() {
    return FOUR * FOUR;
  }

  @Override
  public void fourByFour(float[] a, int[] aAt, float[] b, int[] bAt, int dimension, float[] out) {
    for (int i = 0; i < FOUR; i++) {
      for (int j = 0; j < FOUR; j++) {
        double sum = 0;
        for (int k = 0; k < dimension; k++) {
          sum += (double) a[aAt[i] + k] * b[bAt[j] + k];
        }
        out[FOUR * i + j] = (float) sum;
      }
    }
  }

  @Override
  public int panelRows() {
    return FOUR;
  }

  @Override
  public int panelColumns() {
    return COLUMNS;
  }

  @Override
  public void panel(float[] a, int[] aAt, float[] panel, int dimension, float[] out) {
    for (int i = 0; i < FOUR; i++) {
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
