package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long START = 5_000_000_000L;
  private static final long MILLISECOND = 1_000_000;

  private final Pace thousandPerSecond = new Pace(START, 1_000);

  @Test
  void sendsAtEvenDistancesWhateverHappens() {
    assertThat(thousandPerSecond.dueNanos(0)).isEqualTo(START);
    assertThat(thousandPerSecond.dueNanos(1)).isEqualTo(START + MILLISECOND);
    assertThat(thousandPerSecond.dueNanos(60_000)).isEqualTo(START + 60_000 * MILLISECOND);
  }

  @Test
  void waitsForWhatIsDueAndNotForWhatIsOverdue() {
    Pace pace = new Pace(System.nanoTime(), 1_000);

    assertThat(pace.awaitDue(5)).isEqualTo(pace.dueNanos(5)).isLessThanOrEqualTo(System.nanoTime());
    assertThat(pace.awaitDue(0)).isEqualTo(pace.startNanos());
  }

  @Test
  void doesNotDriftAtAnOddRate() {
    Pace pace = new Pace(START, 7);

    assertThat(pace.dueNanos(7_000_000)).isEqualTo(START + 1_000_000L * 1_000 * MILLISECOND);
  }

  @Test
  void refusesARateThatIsNone() {
    for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Pace(START, rate))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("rate is " + rate);
    }
  }
}
