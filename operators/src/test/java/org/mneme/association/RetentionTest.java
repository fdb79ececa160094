package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionTest {

  @Test
  void exampleUsage() {
    assertThat(Retention.EBBINGHAUS.of(24, 1))
        .isEqualTo(Math.pow(1 + 185.5 * 24, -0.136), within(1e-6));
    assertThat(Retention.POWER.of(24, 7)).isEqualTo(Math.pow(25, -0.18), within(1e-6));
    assertThat(Retention.NONE.of(24, 1)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSameOneByOneAndInABatch(Retention law) {
    float[] hours = {0, 0.01f, 1, 24, 1_000};
    float[] stability = {1, 1, 3, 50, 10_000};
    float[] batch = new float[7];

    law.of(hours, stability, batch, 2, 5);

    for (int i = 0; i < hours.length; i++) {
      assertThat((double) batch[2 + i])
          .isEqualTo(law.of(hours[i], stability[i]), within(1e-6))
          .isBetween(0.0, 1.0);
    }
  }

  @Test
  void strengthensMoreAfterALongerGapUpToItsBound() {
    double massed = Retention.EBBINGHAUS.stabilityAfterRecall(1.0 / 3_600, 1);
    double spaced = Retention.EBBINGHAUS.stabilityAfterRecall(24, 1);

    assertThat(spaced).isGreaterThan(5 * massed);
    assertThat(Retention.EBBINGHAUS.stabilityAfterRecall(1e6, 9_999))
        .isEqualTo(Retention.MAXIMUM_STABILITY);
    assertThat(Retention.NONE.stabilityAfterRecall(24, 1)).isEqualTo(1);
  }
}
