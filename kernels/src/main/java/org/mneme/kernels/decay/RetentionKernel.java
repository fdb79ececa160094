package org.mneme.kernels.decay;

import org.mneme.kernels.KernelMode;

/**
 * What {@link RetentionCurve} computes over arrays, without its argument checks. {@link KernelMode}
 * chooses: {@link SimdRetentionKernel} where the Vector API runs fast, else {@link
 * ScalarRetentionKernel}.
 */
sealed interface RetentionKernel permits ScalarRetentionKernel, SimdRetentionKernel {

  static RetentionKernel chosen() {
    return KernelMode.choose(() -> new ScalarRetentionKernel(), () -> new SimdRetentionKernel());
  }

  void retention(
      RetentionCurve curve,
      float[] hours,
      int hoursOffset,
      float[] stability,
      int stabilityOffset,
      float[] out,
      int outOffset,
      int count);

  /** The same with a stability of 1 everywhere. */
  void retention(
      RetentionCurve curve, float[] hours, int hoursOffset, float[] out, int outOffset, int count);
}
