package org.mneme.kernels.dense;

import org.mneme.kernels.KernelMode;

/**
 * What {@link Vectors#dotRows} computes, without its argument checks. {@link KernelMode} chooses:
 * {@link SimdRowsKernel} where the Vector API runs fast, else {@link ScalarRowsKernel}.
 */
sealed interface RowsKernel permits ScalarRowsKernel, SimdRowsKernel {

  static RowsKernel chosen() {
    return KernelMode.choose(() -> new ScalarRowsKernel(), () -> new SimdRowsKernel());
  }

  void dotRows(
      float[] query,
      float[] rows,
      int dimension,
      int[] numbers,
      int from,
      int to,
      int firstNumber,
      float[] out);
}
