package org.mneme.association;

import java.io.Serializable;

/**
 * How strong a binding is: at first, after feedback, after time has passed. Every result is in [0,
 * 1].
 *
 * <p>The fan effect, that what is bound to many things fades faster from each: J. R. Anderson,
 * "Retrieval of propositional information from long-term memory", Cognitive Psychology 6, 1974.
 *
 * @param decay the law of decay
 * @param ratePerDay how fast the only binding of a concept fades, per day; at least 0
 * @param fanWeight how much faster for each e-fold of fan-out; at least 0
 * @param feedbackGain share of the way to 1 that a binding goes when it helped, in [0, 1]
 * @param feedbackLoss share of its strength that it loses when it hurt, in [0, 1]
 * @param least the strength below which a binding is dropped, in [0, 1)
 */
public record BindingStrength(
    BindingDecay decay,
    double ratePerDay,
    double fanWeight,
    double feedbackGain,
    double feedbackLoss,
    double least)
    implements Serializable {

  /** The defaults of DESIGN §4. */
  public static final BindingStrength DEFAULT =
      new BindingStrength(BindingDecay.EXPONENTIAL, 0.05, 0.1, 0.1, 0.1, 0.05);

  private static final double MILLIS_PER_DAY = 86_400_000.0;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming what is out of its range
   */
  public BindingStrength {
    check(ratePerDay >= 0 && ratePerDay < Double.POSITIVE_INFINITY, "decay-per-day", ratePerDay);
    check(fanWeight >= 0 && fanWeight < Double.POSITIVE_INFINITY, "decay-fan-weight", fanWeight);
    check(feedbackGain >= 0 && feedbackGain <= 1, "feedback-gain", feedbackGain);
    check(feedbackLoss >= 0 && feedbackLoss <= 1, "feedback-loss", feedbackLoss);
    check(least >= 0 && least < 1, "least-strength", least);
  }

  /**
   * Strength of a new binding: {@code coherence·(cosine − threshold)/(1 − threshold)}.
   *
   * @param coherence of the concept, in [0, 1]
   * @param cosine of episode and centroid
   * @param threshold least cosine of a binding, in (0, 1)
   */
  public double initial(double coherence, double cosine, double threshold) {
    return clamped(coherence * (cosine - threshold) / (1 - threshold));
  }

  /** Strength after the binding helped. */
  public double helped(double strength) {
    return clamped(strength + feedbackGain * (1 - strength));
  }

  /** Strength after the binding hurt. */
  public double hurt(double strength) {
    return clamped(strength - feedbackLoss * strength);
  }

  /**
   * What is left of {@code strength} after {@code elapsedMillis}; time that runs backwards counts
   * as none.
   *
   * @param fanOut bindings of the concept; 0 counts as 1
   */
  public double decayed(double strength, long elapsedMillis, int fanOut) {
    double exponent = ratePerDay(fanOut) * Math.max(0, elapsedMillis) / MILLIS_PER_DAY;
    return clamped(
        switch (decay) {
          case EXPONENTIAL -> strength * Math.exp(-exponent);
          case LINEAR -> strength * Math.max(0, 1 - exponent);
        });
  }

  /** How fast the bindings of a concept with this fan-out fade, per day. */
  public double ratePerDay(int fanOut) {
    return ratePerDay * (1 + fanWeight * Math.log(Math.max(1, fanOut)));
  }

  /**
   * How long it takes until what is left of {@code strength} is to be dropped, in milliseconds, at
   * least 0; {@link Long#MAX_VALUE} when it never is.
   *
   * @param fanOut bindings of the concept; 0 counts as 1
   */
  public long millisUntilLost(double strength, int fanOut) {
    if (isLost(strength)) {
      return 0;
    }
    double exponent =
        switch (decay) {
          case EXPONENTIAL -> Math.log(strength / least);
          case LINEAR -> 1 - least / strength;
        };
    double millis = Math.ceil(exponent / ratePerDay(fanOut) * MILLIS_PER_DAY);
    return millis < Long.MAX_VALUE ? (long) millis : Long.MAX_VALUE;
  }

  /** Whether a binding of this strength is to be dropped. */
  public boolean isLost(double strength) {
    return strength < least;
  }

  private static double clamped(double strength) {
    return Math.max(0, Math.min(1, strength));
  }

  private static void check(boolean holds, String name, double value) {
    if (!holds) {
      throw new IllegalArgumentException(
          "mneme.association." + name + " is " + value + ", which is out of its range");
    }
  }
}
