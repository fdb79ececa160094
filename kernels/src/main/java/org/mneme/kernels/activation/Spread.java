package org.mneme.kernels.activation;

import java.util.Objects;

/**
 * What happens to activation on its way: divided by fan-out where it leaves, combined where it
 * arrives. All methods throw {@link IndexOutOfBoundsException} when a range does not lie within its
 * array.
 */
public final class Spread {
  private static final ActivationKernel KERNEL = ActivationKernel.chosen();

  private Spread() {}

  /**
   * {@code values[valuesOffset+i] /= max(1, fans[fansOffset+i])ᵉ} for {@code i < count}, within one
   * rounding of root and quotient each.
   */
  public static void divideByFan(
      float[] values,
      int valuesOffset,
      int[] fans,
      int fansOffset,
      int count,
      FanExponent exponent) {
    Objects.checkFromIndexSize(valuesOffset, count, values.length);
    Objects.checkFromIndexSize(fansOffset, count, fans.length);
    KERNEL.divideByFan(values, valuesOffset, fans, fansOffset, count, exponent);
  }

  /**
   * Combines arrivals like independent causes: {@code activations[offset+i] = 1 −
   * (1−activations[offset+i])·(1−arrivals[arrivalsOffset+i])}; in [0, 1] where both are. A plain
   * loop in both modes: the compiler makes vectors of it, and both modes agree bit for bit.
   */
  public static void accumulate(
      float[] activations, int offset, float[] arrivals, int arrivalsOffset, int count) {
    Objects.checkFromIndexSize(offset, count, activations.length);
    Objects.checkFromIndexSize(arrivalsOffset, count, arrivals.length);
    for (int i = 0; i < count; i++) {
      float rest = (1f - activations[offset + i]) * (1f - arrivals[arrivalsOffset + i]);
      activations[offset + i] = 1f - rest;
    }
  }

  /**
   * The same for edges: arrival {@code i} reaches node {@code targets[i]}, for {@code from ≤ i <
   * to} in this order, so that equal edge lists give equal activations bit for bit.
   */
  public static void accumulateAt(
      float[] activations, int[] targets, float[] arrivals, int from, int to) {
    Objects.checkFromToIndex(from, to, targets.length);
    Objects.checkFromToIndex(from, to, arrivals.length);
    for (int i = from; i < to; i++) {
      float rest = (1f - activations[targets[i]]) * (1f - arrivals[i]);
      activations[targets[i]] = 1f - rest;
    }
  }
}
