package org.mneme.kernels.decay;

import org.mneme.kernels.KernelMode;

/**
 * What {@link StrengthDecay} computes, without its argument checks. {@link KernelMode} chooses:
 * {@link SimdStrengthKernel} where the Vector API runs fast, else {@link ScalarStrengthKernel}.
 */
sealed interface StrengthKernel permits ScalarStrengthKernel, SimdStrengthKernel {
  /** The largest exponent whose power is still a normal float. */
  float LARGEST_EXPONENT = 87f;

  static StrengthKernel chosen() {
    return KernelMode.choose(() -> new ScalarStrengthKernel(), () -> new SimdStrengthKernel());
  }

  void exponential(
      float[] strengths, float[] elapsed, float[] rates, float[] out, int from, int to);

  void fanRates(int[] fans, float rate, float weight, float[] out, int from, int to);
}
