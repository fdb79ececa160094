package org.mneme.kernels.dense;

import org.mneme.kernels.KernelMode;

/**
 * What {@link Vectors} computes, without its argument checks. {@link KernelMode} chooses: {@link
 * SimdVectorKernel} where the Vector API runs fast, else {@link ScalarVectorKernel}.
 */
sealed interface VectorKernel permits ScalarVectorKernel, SimdVectorKernel {

  static VectorKernel chosen() {
    return KernelMode.choose(() -> new ScalarVectorKernel(), () -> new SimdVectorKernel());
  }

  float dot(float[] a, int aOffset, float[] b, int bOffset, int dimension);

  float squaredDistance(float[] a, int aOffset, float[] b, int bOffset, int dimension);

  float cosine(float[] a, int aOffset, float[] b, int bOffset, int dimension);

  void scale(float factor, float[] a, int aOffset, int dimension);

  void axpy(float factor, float[] x, int xOffset, float[] y, int yOffset, int dimension);

  /**
   * The query with four rows at a time, a quarter of the matrix apart: a processor prefetches four
   * distant streams better than one, see {@code docs/measurements/kernels.md}.
   */
  void dotBatch(
      float[] query,
      int queryOffset,
      float[] rows,
      int rowsOffset,
      int rowCount,
      int dimension,
      float[] out,
      int outOffset);
}
