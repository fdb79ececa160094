package org.mneme.kernels.selection;

import org.mneme.kernels.KernelMode;

/**
 * What {@link TopK} and {@link RunningTopK} compute, without argument checks. {@link KernelMode}
 * chooses: {@link SimdSelectionKernel} where the Vector API runs fast, else {@link
 * ScalarSelectionKernel}.
 */
sealed interface SelectionKernel permits ScalarSelectionKernel, SimdSelectionKernel {

  static SelectionKernel chosen() {
    return KernelMode.choose(() -> new ScalarSelectionKernel(), () -> new SimdSelectionKernel());
  }

  /** Offers {@code scores[from .. to)} to {@code best} under the numbers from {@code number} on. */
  void offerAll(float[] scores, int from, int to, int number, RunningTopK best);

  /**
   * Writes the positions {@code i − from} of all {@code scores[i] ≥ threshold} with {@code from ≤ i
   * < to} to {@code out[outOffset …]}, in ascending order, and returns how many there are.
   */
  int atLeast(float[] scores, int from, int to, float threshold, int[] out, int outOffset);
}
