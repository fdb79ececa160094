package org.mneme.kernels.decay;

import java.util.Objects;

/**
 * How binding strengths fade: exponentially or linearly, with a rate for each binding that may grow
 * with the fan-out of its concept (the fan effect: J. R. Anderson, "Retrieval of propositional
 * information from long-term memory", Cognitive Psychology 6, 1974).
 *
 * <p>Arrays are parallel: entry {@code i} of each belongs to binding {@code i}, and {@code from ≤ i
 * < to} are computed; the output may be one of the inputs. Rates are per unit of {@code elapsed},
 * whichever that is. Time that runs backwards, and a negative rate, count as no time. All methods
 * throw {@link IndexOutOfBoundsException} when the range does not lie within every array.
 */
public final class StrengthDecay {
  private static final StrengthKernel KERNEL = StrengthKernel.chosen();

  private StrengthDecay() {}

  /**
   * {@code out[i] = strengths[i]·e^(−rates[i]·elapsed[i])}, within 2e-7 of the result where that is
   * a normal float, above 1.2e-38. A product above 87 counts as 87, which leaves less than 2e-38;
   * one that is not finite gives NaN.
   */
  public static void exponential(
      float[] strengths, float[] elapsed, float[] rates, float[] out, int from, int to) {
    Objects.checkFromToIndex(from, to, strengths.length);
    Objects.checkFromToIndex(from, to, elapsed.length);
    Objects.checkFromToIndex(from, to, rates.length);
    Objects.checkFromToIndex(from, to, out.length);
    KERNEL.exponential(strengths, elapsed, rates, out, from, to);
  }

  /**
   * {@code out[i] = strengths[i]·max(0, 1 − rates[i]·elapsed[i])}, rounded as float arithmetic
   * rounds. A plain loop in both modes: the compiler makes vectors of it.
   */
  public static void linear(
      float[] strengths, float[] elapsed, float[] rates, float[] out, int from, int to) {
    Objects.checkFromToIndex(from, to, strengths.length);
    Objects.checkFromToIndex(from, to, elapsed.length);
    Objects.checkFromToIndex(from, to, rates.length);
    Objects.checkFromToIndex(from, to, out.length);
    for (int i = from; i < to; i++) {
      float left = 1f - Math.max(0f, rates[i] * elapsed[i]);
      out[i] = strengths[i] * Math.max(0f, left);
    }
  }

  /**
   * The rates that fan-out gives: {@code out[i] = rate·(1 + weight·ln fans[i])}, within 2.5e-7 of
   * the result. A fan below 1 counts as 1.
   *
   * @param rate the rate of a concept with a single binding; at least 0
   * @param weight how much faster a binding fades for each e-fold of fan-out; at least 0
   */
  public static void fanRates(int[] fans, float rate, float weight, float[] out, int from, int to) {
    Objects.checkFromToIndex(from, to, fans.length);
    Objects.checkFromToIndex(from, to, out.length);
    KERNEL.fanRates(fans, rate, weight, out, from, to);
  }
}
