package org.mneme.kernels.activation;

/** The definition, with {@link Math#exp}. */
final class ScalarActivationKernel implements ActivationKernel {

  @Override
  public void logistic(
      float[] in,
      int inOffset,
      float[] out,
      int outOffset,
      int count,
      float threshold,
      float steepness) {
    for (int i = 0; i < count; i++) {
      out[outOffset + i] = logistic((in[inOffset + i] - threshold) * steepness);
    }
  }

  @Override
  public void divideByFan(
      float[] values,
      int valuesOffset,
      int[] fans,
      int fansOffset,
      int count,
      FanExponent exponent) {
    for (int i = 0; i < count; i++) {
      values[valuesOffset + i] /= exponent.power(fans[fansOffset + i]);
    }
  }

  static float logistic(float x) {
    if (!Float.isFinite(x)) {
      return Float.NaN;
    }
    float clamped = Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, x));
    return (float) (1 / (1 + Math.exp(-clamped)));
  }
}
