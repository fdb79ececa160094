package org.mneme.episodic.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.episodic.prediction.Experiences.HOUR;
import static org.mneme.episodic.prediction.Experiences.TEN;
import static org.mneme.episodic.prediction.Experiences.experience;

import org.junit.jupiter.api.Test;

class StandingTest {

  private static final int KEPT = 5;

  @Test
  void startsWithItsOwnSuccess() {
    Standing fresh = Standing.of(experience(1, "tool", 0.8, 1, 0));

    assertThat(fresh.uses()).isZero();
    assertThat(fresh.historical(0.7)).isCloseTo(0.8, within(1e-12));
    assertThat(fresh.connections()).isEmpty();
  }

  @Test
  void weighsRecentSuccessesAgainstAll() {
    Standing standing = Standing.of(experience(1, "tool", 1, 1, 0));
    for (double success : new double[] {0, 0.5, 0.5, 0.5, 0.5, 0.5}) {
      standing = standing.used(success, KEPT);
    }

    // Of the 7, the last 5 are 0.5; all together are 3.5.
    assertThat(standing.uses()).isEqualTo(6);
    assertThat(standing.recent()).containsExactly(0.5, 0.5, 0.5, 0.5, 0.5);
    assertThat(standing.historical(0.7)).isCloseTo(0.7 * 0.5 + 0.3 * 3.5 / 7, within(1e-12));
  }

  @Test
  void isWorthKeepingByUsesAgeAndAccuracy() {
    Standing standing =
        Standing.of(Experiences.at(TEN, 0.2, experience(1, 1, 0))).used(1, KEPT).used(1, KEPT);

    assertThat(standing.utility(TEN)).isCloseTo(3 * 0.8, within(1e-12));
    assertThat(standing.utility(TEN + 3 * HOUR)).isCloseTo(3 * 0.8 / 4, within(1e-12));
    assertThat(standing.utility(TEN - HOUR)).isCloseTo(3 * 0.8, within(1e-12));
  }

  @Test
  void countsAnUnmeasuredErrorAsNeitherGoodNorBad() {
    assertThat(Standing.of(experience(1, 1, 0)).accuracy()).isEqualTo(0.5);
  }

  @Test
  void keepsConnectionsByStrengthAndThenById() {
    Standing standing =
        Standing.of(experience(1, 1, 0))
            .with(new Connection("b", 0.2))
            .with(new Connection("c", 0.5))
            .with(new Connection("a", 0.2))
            .with(new Connection("c", 0.1));

    assertThat(standing.connections())
        .containsExactly(
            new Connection("a", 0.2), new Connection("b", 0.2), new Connection("c", 0.1));
    assertThat(standing.strength("b")).isEqualTo(0.2);
    assertThat(standing.strength("x")).isZero();
    assertThat(standing.without("a").connections()).hasSize(2);
  }

  @Test
  void changesNothingOfWhatItWasMadeFrom() {
    Standing standing = Standing.of(experience(1, 1, 0));

    standing.used(0, KEPT);
    standing.with(new Connection("a", 0.2));

    assertThat(standing.recent()).containsExactly(1);
    assertThat(standing.connections()).isEmpty();
  }
}
