package org.mneme.kernels.activation;

import java.util.Objects;
import org.mneme.kernels.dense.Vectors;

/**
 * How similarity becomes activation: {@code a = σ((similarity − threshold)/temperature)} with
 * {@code σ(x) = 1/(1+e^−x)}, in (0, 1), one half at the threshold. The batch methods are within
 * 2e-7 of the result; a magnitude of the quotient above 87 counts as 87, and one that is not finite
 * gives NaN.
 *
 * @param threshold the similarity that activates by one half; finite
 * @param temperature how soft the threshold is; above 0 and finite
 */
public record Activation(float threshold, float temperature) {
  private static final ActivationKernel KERNEL = ActivationKernel.chosen();

  /** Small enough that scores are still in the first cache when they are activated. */
  private static final int BLOCK = 1024;

  /** Checks the ranges of both parameters. */
  public Activation {
    if (!Float.isFinite(threshold)) {
      throw new IllegalArgumentException("threshold " + threshold + " must be finite");
    }
    if (!(temperature > 0 && temperature < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "temperature " + temperature + " must be above 0 and finite");
    }
  }

  /** The activation of one similarity: the definition. */
  public float of(float similarity) {
    return ScalarActivationKernel.logistic((similarity - threshold) * (1f / temperature));
  }

  /**
   * {@code out[outOffset+i] = a(similarities[offset+i])} for {@code i < count}; both may be the
   * same array at the same offset.
   *
   * @throws IndexOutOfBoundsException if a range does not lie within its array
   */
  public void of(float[] similarities, int offset, float[] out, int outOffset, int count) {
    Objects.checkFromIndexSize(offset, count, similarities.length);
    Objects.checkFromIndexSize(outOffset, count, out.length);
    KERNEL.logistic(similarities, offset, out, outOffset, count, threshold, 1f / temperature);
  }

  /**
   * Similarity, activation and fan in one pass: {@code out[r] = a(query·rows[r]) / fanᵉ} for {@code
   * rows[fans.length][dimension]}, packed from 0 on, with {@code fan = max(1, fans[r])}. Similarity
   * is the dot product, the cosine of unit vectors.
   *
   * @throws IndexOutOfBoundsException if query, rows or output do not lie within their arrays
   */
  public void ofRows(
      float[] query,
      int queryOffset,
      float[] rows,
      int dimension,
      int[] fans,
      FanExponent exponent,
      float[] out) {
    int rowCount = fans.length;
    Objects.checkFromIndexSize(0, rowCount, out.length);
    for (int row = 0; row < rowCount; row += BLOCK) {
      int block = Math.min(BLOCK, rowCount - row);
      Vectors.dotBatch(
          query, queryOffset, rows, Math.multiplyExact(row, dimension), block, dimension, out, row);
      KERNEL.logistic(out, row, out, row, block, threshold, 1f / temperature);
      KERNEL.divideByFan(out, row, fans, row, block, exponent);
    }
  }
}
