package org.mneme.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mneme.model.LatencySummary;

class PhaseMeterTest {

  private static final long START = 7_000_000_000L;
  private static final long MILLISECOND = 1_000_000;

  private final PhaseMeter meter = new PhaseMeter(new Pace(START, 1_000), 4);

  @Test
  void measuresFromTheInstantAtWhichARequestWasMeantToBeSent() throws InterruptedException {
    // All four come back at once, 5 ms after the start: a stall is charged to each of them.
    for (int i = 0; i < 4; i++) {
      meter.received(i, START + 5 * MILLISECOND);
    }

    assertThat(meter.awaitAnswers(0)).isTrue();
    PhaseMeter.Result result = meter.result();
    assertThat(result.figures()).isEqualTo(new Figures(4, 800, 3_000, 5_000, 5_000, 5_000, 5_000));
    assertThat(result.unanswered()).isZero();
    assertThat(result.duplicates()).isZero();
  }

  @Test
  void countsWhatIsUnansweredAndWhatIsAnsweredTwice() throws InterruptedException {
    meter.received(2, START + 3 * MILLISECOND);
    meter.received(2, START + 9 * MILLISECOND);

    assertThat(meter.awaitAnswers(0)).isFalse();
    assertThat(meter.result().unanswered()).isEqualTo(3);
    assertThat(meter.result().duplicates()).isEqualTo(1);
    assertThat(meter.result().figures().count()).isEqualTo(1);
    assertThat(meter.result().figures().maxMicros()).isEqualTo(1_000);
  }

  @Test
  void seriesMergesItsPhasesAndKeepsEach() {
    PhaseSeries series = new PhaseSeries();
    for (int latency = 1; latency <= 3; latency++) {
      PhaseMeter one = new PhaseMeter(new Pace(START, 1_000), 2);
      one.received(0, START + latency * MILLISECOND);
      series.add(one.result());
    }

    assertThat(series.repeats())
        .extracting(Figures::maxMicros)
        .containsExactly(1_000L, 2_000L, 3_000L);
    assertThat(series.together().count()).isEqualTo(3);
    assertThat(series.together().p50Micros()).isEqualTo(2_000);
    assertThat(series.together().ratePerSecond()).isEqualTo(500);
    assertThat(series.unanswered()).isEqualTo(3);
    assertThat(series.duplicates()).isZero();
  }

  @Test
  void logCountsIntervalsWithinItsSpansOnly() {
    IntervalLog log = new IntervalLog();
    log.reported(new LatencySummary("recall", 1_000, 2_000, 1, 1, 10, 10, 10, 10, 10));
    log.reported(new LatencySummary("recall", 2_000, 3_000, 1, 1, 20, 20, 20, 20, 20));
    log.reported(new LatencySummary("recall", 3_000, 4_000, 1, 1, 30, 30, 30, 30, 30));
    log.reported(new LatencySummary("recall", 5_000, 6_000, 1, 1, 40, 40, 40, 40, 40));
    log.count(1_500, 3_500);
    log.count(4_900, 6_100);

    assertThat(log.figures()).containsOnlyKeys("recall");
    assertThat(log.figures().get("recall").count()).isEqualTo(2);
    assertThat(log.figures().get("recall").maxMicros()).isEqualTo(40);
  }
}
