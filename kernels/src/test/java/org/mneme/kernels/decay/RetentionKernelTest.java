package org.mneme.kernels.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mneme.kernels.Samples;

/** Both kernels against the formula in double. */
class RetentionKernelTest {
  private static final int OFFSET = 3;
  private static final double BOUND = 5e-7;

  static Stream<RetentionKernel> kernels() {
    return Stream.of(new ScalarRetentionKernel(), new SimdRetentionKernel());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void staysWithinTheStatedBoundFromMillisecondsToMillennia(RetentionKernel kernel) {
    for (float exponent : new float[] {0.136f, 0.18f, 0.5f, 0.95f}) {
      RetentionCurve curve = new RetentionCurve(185.5f, exponent);
      for (int n : Samples.lengths()) {
        float[] hours = logUniform(n, -7, 9, 1);
        float[] stability = logUniform(n, 0, 4, 2);
        float[] out = new float[OFFSET + n + 2];

        kernel.retention(curve, hours, OFFSET, stability, OFFSET, out, OFFSET, n);

        for (int i = OFFSET; i < OFFSET + n; i++) {
          double exact = Math.pow(1 + 185.5 * (double) hours[i] / stability[i], -(double) exponent);
          assertThat(out[i] / exact).as("%s h", hours[i]).isCloseTo(1, within(BOUND));
        }
        assertThat(out[OFFSET - 1] + out[OFFSET + n]).isZero();
        kernel.retention(curve, hours, OFFSET, out, OFFSET, n);
        for (int i = OFFSET; i < OFFSET + n; i++) {
          double exact = Math.pow(1 + 185.5 * (double) hours[i], -(double) exponent);
          assertThat(out[i] / exact).as("%s h", hours[i]).isCloseTo(1, within(BOUND));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void timeThatRunsBackwardsIsNoTimeAndWhatIsNotFiniteIsNaN(RetentionKernel kernel) {
    int n = 2 * Samples.LANES;
    float[] hours = new float[n];
    float[] stability = new float[n];
    java.util.Arrays.fill(stability, 1f);
    hours[0] = -5f;
    hours[1] = Float.NaN;
    hours[2] = Float.POSITIVE_INFINITY;
    hours[3] = 1f;
    stability[3] = 0f;
    hours[n - 1] = -1e30f;
    float[] out = new float[n];

    kernel.retention(RetentionCurve.EBBINGHAUS, hours, 0, stability, 0, out, 0, n);

    assertThat(out[0]).isEqualTo(1f);
    assertThat(out[1]).isNaN();
    assertThat(out[2]).isNaN();
    assertThat(out[3]).isNaN();
    for (int i = 4; i < n; i++) {
      assertThat(out[i]).isEqualTo(1f);
    }
  }

  private static float[] logUniform(int n, double lowPower, double highPower, long seed) {
    float[] values = Samples.uniform(new Random(seed + n), OFFSET + n + 2, lowPower, highPower);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.pow(10, values[i]);
    }
    return values;
  }
}
