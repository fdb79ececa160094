package org.mneme.kernels.decay;

import java.util.Objects;

/**
 * A power law of forgetting: {@code R = (1 + scale·t/S)^−exponent} with the time {@code t} since
 * the last recall in hours and the stability {@code S} of the memory, dimensionless and 1 at first.
 * R is 1 at {@code t = 0} and falls towards 0; a time or stability below 0 counts as no time
 * passed. A NaN or an infinity, also of {@code scale·t/S}, gives NaN.
 *
 * <p>Accuracy: the batch methods differ from {@link #at} by at most 5e-7 of the result.
 *
 * @param scale how fast forgetting sets in, per hour; above 0 and finite
 * @param exponent how steep its long tail is; in (0, 0.95]
 */
public record RetentionCurve(float scale, float exponent) {
  /**
   * Fits the savings that Ebbinghaus measured on himself (Ebbinghaus 1885, chapter VII: 20 minutes
   * to 31 days) with a mean absolute error below 0.016.
   */
  public static final RetentionCurve EBBINGHAUS = new RetentionCurve(185.5f, 0.136f);

  /** The plain power law {@code (1 + t)^−0.18}. */
  public static final RetentionCurve POWER = new RetentionCurve(1f, 0.18f);

  private static final RetentionKernel KERNEL = RetentionKernel.chosen();

  /** Small enough that the bases are still in the first cache when they are raised. */
  private static final int BLOCK = 1024;

  /** Checks the ranges of both parameters. */
  public RetentionCurve {
    if (!(scale > 0 && scale < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("scale " + scale + " must be above 0 and finite");
    }
    if (!(exponent > 0 && exponent <= 0.95f)) {
      throw new IllegalArgumentException("exponent " + exponent + " must be in (0, 0.95]");
    }
  }

  /** The retention after {@code hours} at {@code stability}, in [0, 1]: the definition. */
  public float at(float hours, float stability) {
    return ScalarRetentionKernel.power(scale * hours / stability + 1f, exponent);
  }

  /**
   * {@code out[outOffset+i] = R(hours[hoursOffset+i], stability[stabilityOffset+i])} for {@code i <
   * count}. The output may be one of the inputs, at the same offset.
   *
   * @throws IndexOutOfBoundsException if a range does not lie within its array
   */
  public void at(
      float[] hours,
      int hoursOffset,
      float[] stability,
      int stabilityOffset,
      float[] out,
      int outOffset,
      int count) {
    Objects.checkFromIndexSize(hoursOffset, count, hours.length);
    Objects.checkFromIndexSize(stabilityOffset, count, stability.length);
    Objects.checkFromIndexSize(outOffset, count, out.length);
    for (int done = 0; done < count; done += BLOCK) {
      int block = Math.min(BLOCK, count - done);
      for (int i = done; i < done + block; i++) {
        out[outOffset + i] = scale * hours[hoursOffset + i] / stability[stabilityOffset + i] + 1f;
      }
      KERNEL.power(out, outOffset + done, block, exponent);
    }
  }

  /** The same with a stability of 1 everywhere. */
  public void at(float[] hours, int hoursOffset, float[] out, int outOffset, int count) {
    Objects.checkFromIndexSize(hoursOffset, count, hours.length);
    Objects.checkFromIndexSize(outOffset, count, out.length);
    for (int done = 0; done < count; done += BLOCK) {
      int block = Math.min(BLOCK, count - done);
      for (int i = done; i < done + block; i++) {
        out[outOffset + i] = scale * hours[hoursOffset + i] + 1f;
      }
      KERNEL.power(out, outOffset + done, block, exponent);
    }
  }
}
