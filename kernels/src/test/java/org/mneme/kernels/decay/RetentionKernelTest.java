package org.mneme.kernels.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mneme.kernels.Samples;

/** Both kernels against {@link Math#pow} in double. */
class RetentionKernelTest {
  private static final int OFFSET = 3;
  private static final double BOUND = 5e-7;

  static Stream<RetentionKernel> kernels() {
    return Stream.of(new ScalarRetentionKernel(), new SimdRetentionKernel());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void staysWithinTheStatedBoundForEveryBase(RetentionKernel kernel) {
    for (float exponent : new float[] {1e-3f, 0.136f, 0.18f, 0.5f, 0.95f}) {
      for (int n : Samples.lengths()) {
        float[] bases = logUniform(n, 0, 38, 1);
        float[] out = bases.clone();

        kernel.power(out, OFFSET, n, exponent);

        for (int i = OFFSET; i < OFFSET + n; i++) {
          double exact = Math.pow(bases[i], -(double) exponent);
          assertThat(out[i] / exact).as("%s^-%s", bases[i], exponent).isCloseTo(1, within(BOUND));
        }
        assertThat(out[OFFSET - 1]).isEqualTo(bases[OFFSET - 1]);
        assertThat(out[OFFSET + n]).isEqualTo(bases[OFFSET + n]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void timeThatRunsBackwardsIsNoTimeAndWhatIsNotFiniteIsNaN(RetentionKernel kernel) {
    int n = 2 * Samples.LANES;
    float[] bases = new float[n];
    bases[1] = Float.NaN;
    bases[2] = Float.POSITIVE_INFINITY;
    bases[3] = Float.NEGATIVE_INFINITY;
    bases[4] = -1e30f;
    bases[5] = -Float.NaN;

    kernel.power(bases, 0, n, 0.136f);

    for (int i = 0; i < n; i++) {
      float expected = i == 0 || i == 4 || i > 5 ? 1f : Float.NaN;
      assertThat(Float.compare(bases[i], expected)).as("base %d: %s", i, bases[i]).isZero();
    }
  }

  @Test
  void aCurveOverArraysIsWithinItsBoundOfTheDefinitionForPlausibleTimes() {
    for (RetentionCurve curve :
        new RetentionCurve[] {RetentionCurve.EBBINGHAUS, RetentionCurve.POWER}) {
      for (int n : Samples.lengths()) {
        float[] hours = logUniform(n, -7, 9, 1);
        float[] stability = logUniform(n, 0, 4, 2);
        float[] varied = new float[n + 1];
        float[] plain = new float[n + 1];

        curve.at(hours, OFFSET, stability, OFFSET, varied, 1, n);
        curve.at(hours, OFFSET, plain, 1, n);

        for (int i = 0; i < n; i++) {
          float t = hours[OFFSET + i];
          float s = stability[OFFSET + i];
          double exact = Math.pow(1 + curve.scale() * (double) t / s, -(double) curve.exponent());
          assertThat(varied[1 + i] / exact).as("%s h", t).isCloseTo(1, within(BOUND));
          assertThat(plain[1 + i] / curve.at(t, 1f))
              .as("%s h", t)
              .isCloseTo(1f, within((float) BOUND));
        }
      }
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
