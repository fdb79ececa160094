package org.mneme.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.mneme.jobs.bench.Ratio.Better;

class RatioTest {

  @Test
  void isTheGeometricMeanOfPairsWithStudentsInterval() {
    Ratio ratio = Ratio.ofPairs("a/b", new double[] {2, 8}, new double[] {1, 1}, Better.LOWER);

    assertThat(ratio.value()).isEqualTo(4, within(1e-12));
    // Logarithms ln 2 and ln 8: deviation √2·ln 2, error of the mean ln 2, times t(1) = 12.706.
    assertThat(ratio.high()).isEqualTo(4 * Math.pow(2, 12.706), within(1e-6));
    assertThat(ratio.low()).isEqualTo(4 / Math.pow(2, 12.706), within(1e-12));
  }

  @Test
  void ofPairsThatAgreeIsSure() {
    Ratio ratio =
        Ratio.ofPairs("a/b", new double[] {3, 6, 9}, new double[] {2, 4, 6}, Better.LOWER);

    assertThat(ratio.low()).isEqualTo(1.5, within(1e-12));
    assertThat(ratio.high()).isEqualTo(1.5, within(1e-12));
  }

  @Test
  void ofOnePairHasNoBounds() {
    Ratio ratio = Ratio.ofPairs("a/b", new double[] {3}, new double[] {2}, Better.LOWER);

    assertThat(ratio.low()).isZero();
    assertThat(ratio.high()).isInfinite();
    assertThat(ratio.timesWorseAtLeast(ratio)).isZero();
  }

  @Test
  void isWorseInTheDirectionThatIsNotBetter() {
    Ratio time = new Ratio("t", 1.2, 1.2, 1.2, Better.LOWER);
    Ratio rate = new Ratio("r", 1.2, 1.2, 1.2, Better.HIGHER);

    assertThat(time.timesWorseThan(new Ratio("t", 1, 1, 1, Better.LOWER))).isEqualTo(1.2);
    assertThat(rate.timesWorseThan(new Ratio("r", 1, 1, 1, Better.HIGHER)))
        .isEqualTo(1 / 1.2, within(1e-12));
  }

  @Test
  void takesBothIntervalsIntoAccount() {
    Ratio before = new Ratio("t", 1, Math.exp(-0.03), Math.exp(0.03), Better.LOWER);
    Ratio now = new Ratio("t", 1.2, 1.2 * Math.exp(-0.04), 1.2 * Math.exp(0.04), Better.LOWER);

    assertThat(now.timesWorseAtLeast(before)).isEqualTo(1.2 * Math.exp(-0.05), within(1e-12));
  }

  @Test
  void refusesWhatIsNoPair() {
    assertThatThrownBy(() -> Ratio.ofPairs("x", new double[0], new double[0], Better.LOWER))
        .hasMessage("x has 0 measurements beside 0");
    assertThatThrownBy(() -> Ratio.ofPairs("x", new double[] {0}, new double[] {1}, Better.LOWER))
        .hasMessage("x measured 0.0 beside 1.0");
  }
}
