package org.mneme.kernels.decay;

/** The definition, with {@link Math#pow}. */
final class ScalarRetentionKernel implements RetentionKernel {

  @Override
  public void retention(
      RetentionCurve curve,
      float[] hours,
      int hoursOffset,
      float[] stability,
      int stabilityOffset,
      float[] out,
      int outOffset,
      int count) {
    for (int i = 0; i < count; i++) {
      out[outOffset + i] = curve.at(hours[hoursOffset + i], stability[stabilityOffset + i]);
    }
  }

  @Override
  public void retention(
      RetentionCurve curve, float[] hours, int hoursOffset, float[] out, int outOffset, int count) {
    for (int i = 0; i < count; i++) {
      out[outOffset + i] = curve.at(hours[hoursOffset + i], 1f);
    }
  }
}
