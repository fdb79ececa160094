package org.mneme.kernels.dense;

/** The definition: each row alone. */
final class ScalarRowsKernel implements RowsKernel {

  private final ScalarVectorKernel alone = new ScalarVectorKernel();

  @Override
  public void dotRows(
      float[] query,
      float[] rows,
      int dimension,
      int[] numbers,
      int from,
      int to,
      int firstNumber,
      float[] out) {
    for (int i = from; i < to; i++) {
      out[i] = alone.dot(query, 0, rows, (numbers[i] - firstNumber) * dimension, dimension);
    }
  }
}
