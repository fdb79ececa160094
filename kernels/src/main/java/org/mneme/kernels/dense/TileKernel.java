package org.mneme.kernels.dense;

import org.mneme.kernels.KernelMode;

/**
 * Many dot products at once, without argument checks: the blocks of which {@link DotTile} and
 * {@link Pairwise} build their matrices. {@link KernelMode} chooses: {@link SimdTileKernel} where
 * the Vector API runs fast, else {@link ScalarTileKernel}.
 */
sealed interface TileKernel permits ScalarTileKernel, SimdTileKernel {
  /** Rows and columns of a block of {@link #fourByFour}. */
  int FOUR = 4;

  static TileKernel chosen() {
    return KernelMode.choose(() -> new ScalarTileKernel(), () -> new SimdTileKernel());
  }

  /** Floats that {@link #fourByFour} writes to its output: 16 results, the rest is scratch. */
  int fourByFourScratch();

  /** {@code out[4·i + j] = Σₖ a[aAt[i] + k]·b[bAt[j] + k]} for {@code i, j < 4, k < dimension}. */
  void fourByFour(float[] a, int[] aAt, float[] b, int[] bAt, int dimension, float[] out);

  /** How many rows {@link #panel} takes at once. */
  int panelRows();

  /** How many columns a panel has. */
  int panelColumns();

  /**
   * {@code out[i·columns + c] = Σₖ a[aAt[i] + k]·panel[k·columns + c]} for {@code i < panelRows(),
   * c < columns = panelColumns(), k < dimension}: the panel is transposed, so that a vector holds
   * one component of many columns and no lanes need to be added up.
   */
  void panel(float[] a, int[] aAt, float[] panel, int dimension, float[] out);
}
