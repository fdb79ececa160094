package org.mneme.kernels.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mneme.kernels.Samples;

/** Both kernels against {@link Math} in double. */
class ActivationKernelTest {
  private static final int OFFSET = 3;
  private static final double BOUND = 2e-7;
  private static final int MANY = 1 << 20;

  static Stream<ActivationKernel> kernels() {
    return Stream.of(new ScalarActivationKernel(), new SimdActivationKernel());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void logisticStaysWithinTheStatedBound(ActivationKernel kernel) {
    for (int n : Samples.lengths()) {
      double range = n % 2 == 0 ? 1 : 8;
      float[] in = Samples.uniform(new Random(n), OFFSET + n + 1, -range, range);
      float[] out = new float[OFFSET + n + 1];

      kernel.logistic(in, OFFSET, out, OFFSET, n, 0.4f, 10f);

      for (int i = OFFSET; i < OFFSET + n; i++) {
        double exact = 1 / (1 + Math.exp(-(double) ((in[i] - 0.4f) * 10f)));
        assertThat(out[i] / exact).as("similarity %s", in[i]).isCloseTo(1, within(BOUND));
      }
      assertThat(out[OFFSET - 1] + out[OFFSET + n]).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void logisticStaysWithinItForAMillionArgumentsOfEachSize(ActivationKernel kernel) {
    for (double largest : new double[] {1e-3, 1, 8, 20, 87}) {
      float[] in = Samples.uniform(new Random(1), MANY, -largest, largest);
      float[] out = new float[MANY];

      kernel.logistic(in, 0, out, 0, MANY, 0f, 1f);

      double worst = 0;
      for (int i = 0; i < MANY; i++) {
        worst = Math.max(worst, Math.abs(out[i] * (1 + Math.exp(-(double) in[i])) - 1));
      }
      assertThat(worst).as("arguments up to %s", largest).isLessThanOrEqualTo(BOUND);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void logisticSaturatesAndKeepsNaN(ActivationKernel kernel) {
    int n = 2 * Samples.LANES;
    float[] values = new float[n];
    values[0] = 1e9f;
    values[1] = -1e9f;
    values[2] = Float.NaN;
    values[3] = Float.NEGATIVE_INFINITY;

    kernel.logistic(values, 0, values, 0, n, 0f, 1f);

    assertThat(values[0]).isEqualTo(1f);
    assertThat(values[1]).isBetween(0f, 2e-38f);
    assertThat(values[2]).isNaN();
    assertThat(values[3]).isNaN();
    assertThat(values[n - 1]).isEqualTo(0.5f);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aFanBelowOneCountsAsOne(ActivationKernel kernel) {
    for (FanExponent exponent : FanExponent.values()) {
      for (int n : Samples.lengths()) {
        float[] values = Samples.uniform(new Random(n), OFFSET + n + 1, 0.1, 1);
        int[] fans = new Random(n).ints(n + 2, -1, 30).toArray();
        float[] out = values.clone();

        kernel.divideByFan(out, OFFSET, fans, 1, n, exponent);

        double e = exponent.ordinal() / 2.0;
        for (int i = 0; i < n; i++) {
          double exact = values[OFFSET + i] / Math.pow(Math.max(1, fans[1 + i]), e);
          assertThat(out[OFFSET + i] / exact).isCloseTo(1, within(1.3e-7));
        }
        assertThat(out[OFFSET - 1]).isEqualTo(values[OFFSET - 1]);
        assertThat(out[OFFSET + n]).isEqualTo(values[OFFSET + n]);
      }
    }
  }
}
