package org.mneme.jobs.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mneme.jobs.soak.Trend.Verdict;

class TrendTest {

  private static final double FIVE_PERCENT = 0.05;
  private static final double[] MINUTES = IntStream.range(0, 80).asDoubleStream().toArray();
  private static final double[] HOURS =
      IntStream.range(0, 80).mapToDouble(minute -> minute / 60.0).toArray();

  @Test
  void findsTheLineThatIsThere() {
    Trend trend = Trend.of(MINUTES, noisy(3, 0, 1));

    assertThat(trend.slope()).isCloseTo(3, within(1e-9));
    assertThat(trend.level()).isCloseTo(100 + 3 * 39.5, within(1e-9));
    assertThat(trend.most() - trend.least()).isCloseTo(0, within(1e-6));
  }

  @Test
  void callsNoiseFlatAndALeakGrowing() {
    assertThat(Trend.of(HOURS, noisy(0, 1, 2)).verdict(FIVE_PERCENT)).isEqualTo(Verdict.FLAT);
    // A fifth of a unit a minute is 11 % of the mean in an hour.
    assertThat(Trend.of(HOURS, noisy(0.2, 1, 2)).verdict(FIVE_PERCENT)).isEqualTo(Verdict.GROWS);
  }

  @Test
  void doesNotDecideWhereNoiseHidesTheBound() {
    assertThat(Trend.of(HOURS, noisy(0.08, 30, 4)).verdict(FIVE_PERCENT))
        .isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void holdsTheTrueSlopeInNineteenOfTwentyIntervals() {
    int held = 0;
    for (int seed = 0; seed < 1_000; seed++) {
      Trend trend = Trend.of(MINUTES, noisy(0.1, 5, seed));
      held += trend.least() <= 0.1 && 0.1 <= trend.most() ? 1 : 0;
    }
    assertThat(held).isBetween(930, 990);
  }

  @Test
  void trustsSamplesLessThatFollowOneAnother() {
    int held = 0;
    for (int seed = 0; seed < 500; seed++) {
      Trend trend = Trend.of(MINUTES, wandering(seed));
      held += trend.least() <= 0 && 0 <= trend.most() ? 1 : 0;
    }
    // Without the correction it is half of them.
    assertThat(held).isGreaterThan(400);
  }

  @Test
  void isNotMovedBySamplesTakenWhileTheMachineWasBusy() {
    double[] y = noisy(0, 1, 2);
    double[] disturbed = y.clone();
    disturbed[70] = 5_000;
    disturbed[71] = 9_000;
    disturbed[72] = Double.NaN;

    Trend trend = Trend.of(HOURS, disturbed);
    assertThat(trend.slope()).isCloseTo(Trend.of(HOURS, y).slope(), within(1.0));
    assertThat(trend.verdict(FIVE_PERCENT)).isEqualTo(Verdict.FLAT);
  }

  @Test
  void callsFlatWhatNeverMoves() {
    double[] still = new double[80];
    Arrays.fill(still, 7);

    assertThat(Trend.of(HOURS, still).verdict(0)).isEqualTo(Verdict.FLAT);
  }

  @Test
  void needsEnoughSamples() {
    assertThatThrownBy(() -> Trend.of(new double[7], new double[7]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 8");
  }

  /** 100 + slope·i + noise. */
  private static double[] noisy(double slope, double noise, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, 80)
        .mapToDouble(i -> 100 + slope * i + noise * random.nextGaussian())
        .toArray();
  }

  /** Noise of which each sample keeps 0.8 of the one before. */
  private static double[] wandering(long seed) {
    Random random = new Random(seed);
    double[] y = new double[80];
    double deviation = 0;
    for (int i = 0; i < y.length; i++) {
      deviation = 0.8 * deviation + random.nextGaussian();
      y[i] = 100 + deviation;
    }
    return y;
  }
}
