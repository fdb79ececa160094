package org.mneme.kernels.dense;

/** What a good scalar loop reaches: four chains of additions that do not wait for each other. */
public final class FourAccumulators {
  private FourAccumulators() {}

  /** The dot product, as {@link Vectors#dot}. */
  public static float dot(float[] a, int aOffset, float[] b, int bOffset, int dimension) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i <= dimension - 4; i += 4) {
      s0 += a[aOffset + i] * b[bOffset + i];
      s1 += a[aOffset + i + 1] * b[bOffset + i + 1];
      s2 += a[aOffset + i + 2] * b[bOffset + i + 2];
      s3 += a[aOffset + i + 3] * b[bOffset + i + 3];
    }
    for (; i < dimension; i++) {
      s0 += a[aOffset + i] * b[bOffset + i];
    }
    return s0 + s1 + s2 + s3;
  }
}
