package org.mneme.episodic.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.mneme.model.PackedVector;

class PredictionErrorTest {

  @Test
  void isTheDistanceOverTheSumOfTheNorms() {
    // ‖(3,4) − (0,5)‖ = √10; norms 5 and 5
    assertThat(PredictionError.of(packed(3, 4), packed(0, 5)))
        .isCloseTo(Math.sqrt(10) / 10, within(1e-12));
  }

  @Test
  void isZeroForTheSameAndOneForTheOpposite() {
    assertThat(PredictionError.of(packed(0.3f, -2), packed(0.3f, -2))).isZero();
    assertThat(PredictionError.of(packed(1, 2), packed(-1, -2))).isEqualTo(1);
    assertThat(PredictionError.of(packed(1, 2), packed(0, 0))).isEqualTo(1);
  }

  @Test
  void doesNotDependOnTheUnit() {
    double error = PredictionError.of(packed(3, 4), packed(0, 5));

    assertThat(PredictionError.of(packed(3 * 0x1p55f, 0x1p57f), packed(0, 5 * 0x1p55f)))
        .isCloseTo(error, within(1e-7));
    assertThat(PredictionError.of(packed(3 * 0x1p-60f, 0x1p-58f), packed(0, 5 * 0x1p-60f)))
        .isCloseTo(error, within(1e-7));
  }

  @Test
  void isUnmeasuredWhereNothingCanBeCompared() {
    assertThat(PredictionError.of(null, packed(1, 2))).isNull();
    assertThat(PredictionError.of(packed(1, 2), null)).isNull();
    assertThat(PredictionError.of(packed(1, 2), packed(1, 2, 3))).isNull();
    assertThat(PredictionError.of(packed(0, 0), packed(0, 0))).isNull();
  }

  private static byte[] packed(float... vector) {
    return PackedVector.pack(vector);
  }
}
