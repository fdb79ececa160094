package org.mneme.kernels.dense;

/** How three sums of products become a cosine; the same in both kernels. */
final class Cosine {
  /** Norm products up to here count as "no direction". */
  static final double SMALLEST_NORM_PRODUCT = 1e-8;

  private Cosine() {}

  /** {@code ab / √(aa·bb)} within [-1, 1]; 0 for vectors without direction; NaN stays NaN. */
  static float of(double ab, double aa, double bb) {
    double normProduct = Math.sqrt(aa) * Math.sqrt(bb);
    if (normProduct <= SMALLEST_NORM_PRODUCT) {
      return 0f;
    }
    return (float) Math.max(-1.0, Math.min(1.0, ab / normProduct));
  }
}
