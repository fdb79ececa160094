package org.mneme.kernels.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mneme.kernels.Samples;

class StrengthDecayTest {
  private static final double BOUND = 2e-7;
  private static final double FAN_BOUND = 2.5e-7;
  private static final int MANY = 1 << 20;

  static Stream<StrengthKernel> kernels() {
    return Stream.of(new ScalarStrengthKernel(), new SimdStrengthKernel());
  }

  @Test
  void exampleUsage() {
    float[] strengths = {1f, 0.5f};
    float[] days = {0f, 10f};
    float[] rates = new float[2];
    float[] now = new float[2];

    StrengthDecay.fanRates(new int[] {1, 100}, 0.05f, 0.1f, rates, 0, 2);
    StrengthDecay.exponential(strengths, days, rates, now, 0, 2);

    assertThat(now[0]).isEqualTo(1f);
    assertThat(now[1]).isCloseTo(0.2409f, within(1e-4f));
  }

  @Test
  void linearDecayEndsAtZeroAndNeverGrows() {
    float[] strengths = {1, 1, 1, 0.5f};
    float[] now = new float[4];

    StrengthDecay.linear(
        strengths, new float[] {2, 30, -1, 1}, new float[] {.1f, .1f, .1f, 0}, now, 0, 4);

    assertThat(now).containsExactly(0.8f, 0f, 1f, 0.5f);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void exponentialStaysWithinTheStatedBound(StrengthKernel kernel) {
    for (int n : Samples.lengths()) {
      // Above 0.01, so that no result is too small for a normal float.
      float[] strengths = Samples.uniform(new Random(n), n + 3, 0.01, 1);
      float[] elapsed = Samples.uniform(new Random(n + 1), n + 3, 0, 100);
      float[] rates = Samples.uniform(new Random(n + 2), n + 3, 0, n % 2 == 0 ? 0.1 : 0.82);
      float[] out = new float[n + 3];

      kernel.exponential(strengths, elapsed, rates, out, 2, n + 2);

      for (int i = 2; i < n + 2; i++) {
        double exact = strengths[i] * Math.exp(-(double) (rates[i] * elapsed[i]));
        assertThat(out[i] / exact).as("e^-%s", rates[i] * elapsed[i]).isCloseTo(1, within(BOUND));
      }
      assertThat(out[1] + out[n + 2]).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void exponentialStaysWithinItForAMillionExponentsOfEachSize(StrengthKernel kernel) {
    for (double largest : new double[] {1e-3, 1, 8, 82}) {
      float[] strengths = Samples.uniform(new Random(1), MANY, 0.01, 1);
      float[] elapsed = Samples.uniform(new Random(2), MANY, 0, largest);
      float[] rates = new float[MANY];
      java.util.Arrays.fill(rates, 1f);
      float[] out = new float[MANY];

      kernel.exponential(strengths, elapsed, rates, out, 0, MANY);

      double worst = 0;
      for (int i = 0; i < MANY; i++) {
        worst = Math.max(worst, Math.abs(out[i] / (strengths[i] * Math.exp(-elapsed[i])) - 1));
      }
      assertThat(worst).as("exponents up to %s", largest).isLessThanOrEqualTo(BOUND);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void exponentialClampsAndKeepsNaN(StrengthKernel kernel) {
    int n = 2 * Samples.LANES;
    float[] one = new float[n];
    java.util.Arrays.fill(one, 1f);
    float[] exponents = new float[n];
    exponents[0] = -3f;
    exponents[1] = 1e9f;
    exponents[2] = Float.NaN;
    exponents[3] = Float.POSITIVE_INFINITY;
    float[] out = new float[n];

    kernel.exponential(one, exponents, one, out, 0, n);

    assertThat(out[0]).isEqualTo(1f);
    assertThat(out[1]).isBetween(0f, 2e-38f);
    assertThat(out[2]).isNaN();
    assertThat(out[3]).isNaN();
    assertThat(out[n - 1]).isEqualTo(1f);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void fanRatesGrowWithTheLogarithmOfTheFan(StrengthKernel kernel) {
    for (int n : Samples.lengths()) {
      int[] fans = new Random(n).ints(n + 2, -2, n % 2 == 0 ? 20 : Integer.MAX_VALUE).toArray();
      float[] out = new float[n + 2];

      kernel.fanRates(fans, 0.05f, 0.1f, out, 1, n + 1);

      for (int i = 1; i < n + 1; i++) {
        double exact = 0.05f * (1 + 0.1f * Math.log(Math.max(1, fans[i])));
        assertThat(out[i] / exact).as("fan %d", fans[i]).isCloseTo(1, within(FAN_BOUND));
      }
      assertThat(out[0] + out[n + 1]).isZero();
    }
  }

  @Test
  void refusesRangesThatLeaveAnArray() {
    float[] two = new float[2];
    float[] three = new float[3];

    assertThatThrownBy(() -> StrengthDecay.exponential(three, three, two, three, 0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> StrengthDecay.linear(three, three, three, two, 0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> StrengthDecay.fanRates(new int[3], 1, 1, two, 0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
