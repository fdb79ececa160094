package org.mneme.kernels.decay;

/** The definition, with {@link Math#exp} and {@link Math#log}. */
final class ScalarStrengthKernel implements StrengthKernel {

  @Override
  public void exponential(
      float[] strengths, float[] elapsed, float[] rates, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = decayed(strengths[i], rates[i] * elapsed[i]);
    }
  }

  @Override
  public void fanRates(int[] fans, float rate, float weight, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = (float) (rate * (1 + weight * Math.log(Math.max(1, fans[i]))));
    }
  }

  static float decayed(float strength, float exponent) {
    if (!Float.isFinite(exponent)) {
      return Float.NaN;
    }
    float clamped = Math.max(0f, Math.min(LARGEST_EXPONENT, exponent));
    return (float) (strength * Math.exp(-clamped));
  }
}
