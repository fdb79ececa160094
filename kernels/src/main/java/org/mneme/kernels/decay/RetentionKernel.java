package org.mneme.kernels.decay;

import org.mneme.kernels.KernelMode;

/**
 * The power in a {@link RetentionCurve}, without argument checks. {@link KernelMode} chooses:
 * {@link SimdRetentionKernel} where the Vector API runs fast, else {@link ScalarRetentionKernel}.
 */
sealed interface RetentionKernel permits ScalarRetentionKernel, SimdRetentionKernel {

  static RetentionKernel chosen() {
    return KernelMode.choose(() -> new ScalarRetentionKernel(), () -> new SimdRetentionKernel());
  }

  /**
   * Replaces each {@code x} in {@code bases[offset .. offset+count)} by {@code max(1,
   * x)^−exponent}, and by NaN where x is not finite.
   */
  void power(float[] bases, int offset, int count, float exponent);
}
