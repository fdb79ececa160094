package org.mneme.kernels.dense;

/** The definition: one pair after the other, each summed in double. */
final class ScalarTileKernel implements TileKernel {

  @Override
  public int rows() {
    return 1;
  }

  @Override
  public int scratch() {
    return QUERIES;
  }

  @Override
  public void multiply(
      float[] queries, int[] queryAt, float[] rows, int[] rowAt, int dimension, float[] out) {
    for (int q = 0; q < QUERIES; q++) {
      double sum = 0;
      for (int k = 0; k < dimension; k++) {
        sum += (double) queries[queryAt[q] + k] * rows[rowAt[0] + k];
      }
      out[q] = (float) sum;
    }
  }
}
