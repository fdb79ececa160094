package org.mneme.kernels.activation;

import org.mneme.kernels.KernelMode;

/**
 * What {@link Activation} and {@link Spread} compute, without argument checks. {@link KernelMode}
 * chooses: {@link SimdActivationKernel} where the Vector API runs fast, else {@link
 * ScalarActivationKernel}.
 */
sealed interface ActivationKernel permits ScalarActivationKernel, SimdActivationKernel {
  /** Beyond this the logistic curve is 0 or 1 to the last bit of a float, or nearly so. */
  float LARGEST_EXPONENT = 87f;

  static ActivationKernel chosen() {
    return KernelMode.choose(() -> new ScalarActivationKernel(), () -> new SimdActivationKernel());
  }

  /** {@code out[outOffset+i] = 1/(1 + e^(−steepness·(in[inOffset+i] − threshold)))}. */
  void logistic(
      float[] in,
      int inOffset,
      float[] out,
      int outOffset,
      int count,
      float threshold,
      float steepness);

  /** {@code values[valuesOffset+i] /= exponent.power(fans[fansOffset+i])}. */
  void divideByFan(
      float[] values,
      int valuesOffset,
      int[] fans,
      int fansOffset,
      int count,
      FanExponent exponent);
}
