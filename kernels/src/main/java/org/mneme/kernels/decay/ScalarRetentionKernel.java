package org.mneme.kernels.decay;

/** The definition, with {@link Math#pow}. */
final class ScalarRetentionKernel implements RetentionKernel {

  @Override
  public void power(float[] bases, int offset, int count, float exponent) {
    for (int i = offset; i < offset + count; i++) {
      bases[i] = power(bases[i], exponent);
    }
  }

  static float power(float base, float exponent) {
    return Float.isFinite(base) ? (float) Math.pow(Math.max(1f, base), -exponent) : Float.NaN;
  }
}
