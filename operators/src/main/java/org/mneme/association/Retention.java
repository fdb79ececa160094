package org.mneme.association;

import java.util.Arrays;
import org.mneme.kernels.decay.RetentionCurve;

/** How memories fade: what is left of one after hours without a recall, in [0, 1]. */
public enum Retention {
  /** {@code (1 + 185.5·t/S)^−0.136}: fits the savings of Ebbinghaus (1885). */
  EBBINGHAUS {
    @Override
    public void of(float[] hours, float[] stability, float[] out, int outOffset, int count) {
      RetentionCurve.EBBINGHAUS.at(hours, 0, stability, 0, out, outOffset, count);
    }

    @Override
    public double of(double hours, double stability) {
      return RetentionCurve.EBBINGHAUS.at((float) hours, (float) stability);
    }
  },
  /** {@code (1 + t)^−0.18}, whatever the stability. */
  POWER {
    @Override
    public void of(float[] hours, float[] stability, float[] out, int outOffset, int count) {
      RetentionCurve.POWER.at(hours, 0, out, outOffset, count);
    }

    @Override
    public double of(double hours, double stability) {
      return RetentionCurve.POWER.at((float) hours, 1f);
    }
  },
  /** Nothing fades. */
  NONE {
    @Override
    public void of(float[] hours, float[] stability, float[] out, int outOffset, int count) {
      Arrays.fill(out, outOffset, outOffset + count, 1f);
    }

    @Override
    public double of(double hours, double stability) {
      return 1;
    }
  };

  /** The largest stability that recalls can build up. */
  public static final double MAXIMUM_STABILITY = 1e4;

  private static final double RECALL_GAIN = 10;

  /**
   * {@code out[outOffset+i]} = retention after {@code hours[i]} at {@code stability[i]}, for {@code
   * i < count}.
   */
  public abstract void of(float[] hours, float[] stability, float[] out, int outOffset, int count);

  /** Retention after {@code hours} ≥ 0 at {@code stability} ≥ 1. */
  public abstract double of(double hours, double stability);

  /**
   * Stability after a recall that came {@code hours} after the last one: multiplied by {@code 1 +
   * 10·(1 − R)}, so that long gaps strengthen more; at most {@value #MAXIMUM_STABILITY}.
   */
  public double stabilityAfterRecall(double hours, double stability) {
    return Math.min(MAXIMUM_STABILITY, stability * (1 + RECALL_GAIN * (1 - of(hours, stability))));
  }
}
