package org.mneme.kernels.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RetentionCurveTest {
  private static final float[] EBBINGHAUS_HOURS = {0.33f, 1.06f, 8.8f, 24f, 48f, 144f, 744f};
  private static final float[] EBBINGHAUS_SAVINGS = {
    .582f, .442f, .358f, .337f, .278f, .254f, .211f
  };

  @Test
  void exampleUsage() {
    float[] hours = {0, 24, 24};
    float[] stability = {1, 1, 100};
    float[] retention = new float[3];

    RetentionCurve.EBBINGHAUS.at(hours, 0, stability, 0, retention, 0, 3);

    assertThat(retention[0]).isEqualTo(1f);
    assertThat(retention[1]).isCloseTo(0.319f, within(1e-3f));
    assertThat(retention[2]).isGreaterThan(retention[1]);
  }

  @Test
  void fitsTheSavingsThatEbbinghausMeasured() {
    float[] retention = new float[7];

    RetentionCurve.EBBINGHAUS.at(EBBINGHAUS_HOURS, 0, retention, 0, 7);

    double error = 0;
    for (int i = 0; i < 7; i++) {
      error += Math.abs(retention[i] - EBBINGHAUS_SAVINGS[i]) / 7;
    }
    assertThat(error).isLessThan(0.016);
  }

  @Test
  void powerLawIsTheSameCurveWithOtherParameters() {
    float[] out = new float[1];

    RetentionCurve.POWER.at(new float[] {99f}, 0, out, 0, 1);

    assertThat(out[0]).isCloseTo((float) Math.pow(100, -0.18), within(1e-7f));
  }

  @Test
  void refusesParametersAndRangesOutOfBounds() {
    assertThatThrownBy(() -> new RetentionCurve(0f, 0.1f))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetentionCurve(1f, Float.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("exponent NaN must be in (0, 0.95]");
    float[] three = new float[3];
    assertThatThrownBy(() -> RetentionCurve.POWER.at(three, 1, three, 0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> RetentionCurve.POWER.at(three, 0, new float[2], 0, three, 0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
