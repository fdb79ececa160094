package org.mneme.jobs.drill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mneme.jobs.drill.Timings.Quantiles;

class TimingsTest {

  private static final long MILLI = 1_000_000;

  @Test
  void measuresFromTheQuestionToTheAnswer() {
    Timings timings = new Timings();
    timings.asked("a", 10 * MILLI);
    timings.asked("b", 20 * MILLI);

    assertThat(timings.seen("a", 13 * MILLI)).isEqualTo(10 * MILLI);
    assertThat(timings.owed()).isEqualTo(1);
    assertThat(timings.take().ascending()).containsExactly(3.0);
    assertThat(timings.take().count()).isZero();
  }

  @Test
  void countsAnAnswerOnceAndNoneThatNobodyAskedFor() {
    Timings timings = new Timings();
    timings.asked("a", 0);
    timings.seen("a", MILLI);

    assertThat(timings.seen("a", 2 * MILLI)).isNull();
    assertThat(timings.seen("other", 2 * MILLI)).isNull();
    assertThat(timings.take().count()).isEqualTo(1);
  }

  @Test
  void givesTheSmallestThatSoManyDoNotExceed() {
    Timings timings = new Timings();
    for (int i = 100; i > 0; i--) {
      timings.asked("k" + i, 0);
      timings.seen("k" + i, i * MILLI);
    }
    Quantiles quantiles = timings.take();

    assertThat(quantiles.at(0.5)).isEqualTo(50);
    assertThat(quantiles.at(0.99)).isEqualTo(99);
    assertThat(quantiles.at(1)).isEqualTo(100);
    assertThat(timings.take().at(0.5)).isNaN();
  }
}
