package org.mneme.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.mneme.model.LatencySummary;

class LatencyHistogramTest {

  private static final LatencyParameters PARAMETERS =
      new LatencyParameters(1_000, 3, 3_600_000_000L);
  private static final double[] PERCENTS = {0, 10, 50, 90, 95, 99, 99.9, 100};
  private static final int SAMPLES = 10_007;

  @Test
  void summarisesWhatWasRecorded() {
    LatencyHistogram histogram = new LatencyHistogram(PARAMETERS);
    for (int micros = 1; micros <= 1_000; micros++) {
      histogram.record(micros);
    }

    assertThat(histogram.summarise("recall", 5_000, 7_000))
        .isEqualTo(
            new LatencySummary("recall", 5_000, 7_000, 1_000, 500, 500, 950, 990, 999, 1_000));
  }

  @Test
  void percentilesAreWithinAThousandthOfTheExactOnesWhateverTheDistribution() {
    SplittableRandom random = new SplittableRandom(41);
    assertPercentiles(i -> 7);
    assertPercentiles(i -> random.nextLong(0, 100));
    assertPercentiles(i -> random.nextLong(0, 50_000_000));
    assertPercentiles(i -> (long) Math.exp(random.nextDouble(0, 20)));
    assertPercentiles(i -> i % 1_000 == 0 ? 900_000 : 400 + i % 50);
  }

  @Test
  void mergedSketchesEqualOneHistogramOfAllSamplesInAnyOrder() {
    SplittableRandom random = new SplittableRandom(42);
    LatencyHistogram all = new LatencyHistogram(PARAMETERS);
    LatencyHistogram[] parts = {
      new LatencyHistogram(PARAMETERS),
      new LatencyHistogram(PARAMETERS),
      new LatencyHistogram(PARAMETERS)
    };
    for (int i = 0; i < SAMPLES; i++) {
      long micros = (long) Math.exp(random.nextDouble(0, 18));
      all.record(micros);
      parts[random.nextInt(parts.length)].record(micros);
    }

    LatencyHistogram forwards = new LatencyHistogram(PARAMETERS);
    LatencyHistogram backwards = new LatencyHistogram(PARAMETERS);
    for (int i = 0; i < parts.length; i++) {
      forwards.add(parts[i].encode());
      backwards.add(parts[parts.length - 1 - i].encode());
    }

    assertThat(forwards.summarise("x", 0, 1)).isEqualTo(all.summarise("x", 0, 1));
    assertThat(backwards.summarise("x", 0, 1)).isEqualTo(all.summarise("x", 0, 1));
    for (double percent = 0; percent <= 100; percent += 0.25) {
      assertThat(forwards.percentile(percent))
          .isEqualTo(backwards.percentile(percent))
          .isEqualTo(all.percentile(percent));
    }
  }

  @Test
  void clampsToTheRangeAndSaysSo() {
    LatencyHistogram histogram = new LatencyHistogram(new LatencyParameters(1_000, 3, 1_000_000));

    assertThat(histogram.record(-1)).isFalse();
    assertThat(histogram.record(0)).isTrue();
    assertThat(histogram.record(1_000_000)).isTrue();
    assertThat(histogram.record(Long.MAX_VALUE)).isFalse();

    assertThat(histogram.count()).isEqualTo(4);
    assertThat(histogram.percentile(50)).isZero();
    assertThat((double) histogram.percentile(100)).isCloseTo(1_000_000, within(1_000.0));
  }

  @Test
  void addsSketchesOfAnotherNumberOfDigits() {
    LatencyHistogram coarse = new LatencyHistogram(new LatencyParameters(1_000, 1, 1_000_000));
    coarse.record(100);
    coarse.record(200_000);
    LatencyHistogram fine = new LatencyHistogram(PARAMETERS);

    fine.add(coarse.encode());

    assertThat(fine.count()).isEqualTo(2);
    assertThat((double) fine.percentile(50)).isCloseTo(100, within(10.0));
    assertThat((double) fine.percentile(100)).isCloseTo(200_000, within(20_000.0));
  }

  @Test
  void startsAfreshAfterAReset() {
    LatencyHistogram histogram = new LatencyHistogram(PARAMETERS);
    histogram.record(500_000);
    histogram.reset();
    histogram.record(3);

    assertThat(histogram.summarise("x", 0, 1_000))
        .isEqualTo(new LatencySummary("x", 0, 1_000, 1, 1, 3, 3, 3, 3, 3));
  }

  @Test
  void saysZeroWithoutValues() {
    assertThat(new LatencyHistogram(PARAMETERS).summarise("x", 0, 1_000))
        .isEqualTo(new LatencySummary("x", 0, 1_000, 0, 0, 0, 0, 0, 0, 0));
  }

  private static void assertPercentiles(LongUnaryOperator sample) {
    LatencyHistogram histogram = new LatencyHistogram(PARAMETERS);
    long[] exact = new long[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      exact[i] = sample.applyAsLong(i);
      assertThat(histogram.record(exact[i])).isTrue();
    }
    Arrays.sort(exact);
    for (double percent : PERCENTS) {
      int rank = Math.max(1, (int) Math.ceil(percent / 100 * SAMPLES));
      double expected = exact[rank - 1];
      assertThat((double) histogram.percentile(percent))
          .as("percentile %s", percent)
          .isCloseTo(expected, within(expected / 1_000));
    }
  }
}
