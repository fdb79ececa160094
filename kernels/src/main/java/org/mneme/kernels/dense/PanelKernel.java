package org.mneme.kernels.dense;

import org.mneme.kernels.KernelMode;

/**
 * The block of which {@link Pairwise} builds its triangle, without argument checks. {@link
 * KernelMode} chooses: {@link SimdPanelKernel} where the Vector API runs fast, else {@link
 * ScalarPanelKernel}.
 */
sealed interface PanelKernel permits ScalarPanelKernel, SimdPanelKernel {

  static PanelKernel chosen() {
    return KernelMode.choose(() -> new ScalarPanelKernel(), () -> new SimdPanelKernel());
  }

  /** How many rows {@link #multiply} takes at once. */
  int rows();

  /** How many columns a panel has; a multiple of four. */
  int columns();

  /**
   * {@code out[i·columns + c] = Σₖ a[aAt[i] + k]·panel[k·columns + c]} for {@code i < rows(), c <
   * columns = columns(), k < dimension}: the panel is transposed, so that a vector holds one
   * component of many columns and no lanes need to be added up.
   */
  void multiply(float[] a, int[] aAt, float[] panel, int dimension, float[] out);
}
