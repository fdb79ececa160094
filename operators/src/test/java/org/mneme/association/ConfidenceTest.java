package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfidenceTest {

  @Test
  void exampleUsage() {
    assertThat(Confidence.of(Confidence.direct(0.5), 0.5)).isEqualTo(0.75, within(1e-12));
  }

  @Test
  void isNothingWithoutAWayAndNeverLeavesTheUnitInterval() {
    assertThat(Confidence.of()).isZero();
    assertThat(Confidence.direct(-0.3)).isZero();
    assertThat(Confidence.direct(1.0000001)).isEqualTo(1);
    assertThat(Confidence.of(1, 0.4)).isEqualTo(1);
  }
}
