package org.mneme.kernels.dense;

import org.mneme.kernels.KernelMode;

/**
 * The block of which {@link DotTile} builds its matrix, without argument checks. {@link KernelMode}
 * chooses: {@link SimdTileKernel} where the Vector API runs fast, else {@link ScalarTileKernel}.
 */
sealed interface TileKernel permits ScalarTileKernel, SimdTileKernel {
  /** How many queries {@link #multiply} takes at once. */
  int QUERIES = 4;

  static TileKernel chosen() {
    return KernelMode.choose(() -> new ScalarTileKernel(), () -> new SimdTileKernel());
  }

  /** How many rows {@link #multiply} takes at once. */
  int rows();

  /** Floats that {@link #multiply} writes: {@code QUERIES·rows()} results, the rest is scratch. */
  int scratch();

  /**
   * {@code out[q·rows() + r] = Σₖ queries[queryAt[q] + k]·rows[rowAt[r] + k]} for {@code q <
   * QUERIES, r < rows(), k < dimension}.
   */
  void multiply(
      float[] queries, int[] queryAt, float[] rows, int[] rowAt, int dimension, float[] out);
}
