package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RunLengthsTest {

  private static final RunPrior PRIOR = new RunPrior(0.05, 0.4, 0.3, 2, 0.08);

  @Test
  void givesThePosteriorOfEveryRunLength() {
    Random random = new Random(7);
    for (int series = 0; series < 20; series++) {
      double[] values = new double[11];
      RunLengths runs = new RunLengths(PRIOR);
      for (int t = 0; t < values.length; t++) {
        values[t] = (t < 6 ? 0.4 : 0.9) + 0.2 * random.nextGaussian();
        runs.add(values[t]);
        double[] exact = exact(values, t + 1);
        assertThat(runs.size()).isEqualTo(t + 2);
        for (int i = 0; i < runs.size(); i++) {
          assertThat(runs.length(i)).isEqualTo(i);
          assertThat(runs.probability(i)).isCloseTo(exact[i], within(1e-6));
        }
      }
    }
  }

  @Test
  void isTheSameAfterItWasPacked() {
    Random random = new Random(3);
    RunLengths one = new RunLengths(PRIOR);
    RunLengths other = new RunLengths(PRIOR);
    for (int t = 0; t < 600; t++) {
      double value = random.nextGaussian();
      one.add(value);
      other.add(value);
      other = RunLengths.unpack(PRIOR, other.pack());
      assertThat(one.size()).isLessThanOrEqualTo(RunLengths.MOST);
    }
    assertThat(other.pack()).isEqualTo(one.pack());
  }

  @Test
  void fillsUpToTheMostRunLengthsAndStaysThere() {
    Random random = new Random(11);
    RunLengths runs = new RunLengths(PRIOR);
    for (int t = 0; t < 1_000; t++) {
      runs.add(0.4 + 0.2 * random.nextGaussian());
    }

    assertThat(runs.size()).isEqualTo(RunLengths.MOST);
    assertThat(runs.pack()).hasSize(RunLengths.MOST * 28);
  }

  @Test
  void isCertainOfWhatItIsToldToBelieve() {
    RunLengths runs = new RunLengths(PRIOR);
    for (int t = 0; t < 5; t++) {
      runs.add(0.4);
    }

    runs.believe(3);

    assertThat(runs.size()).isEqualTo(1);
    assertThat(runs.length(0)).isEqualTo(3);
    assertThat(runs.probability(0)).isEqualTo(1);
  }

  /**
   * The posterior of each run length by summing over every way to cut the first values into runs,
   * each run's density from the closed form of the marginal likelihood.
   */
  private static double[] exact(double[] values, int count) {
    double[] posterior = new double[count + 1];
    double sum = 0;
    // Bit t says whether the run ended after value t; the last one gives length 0.
    for (int ends = 0; ends < 1 << count; ends++) {
      double density = 1;
      int from = 0;
      for (int t = 0; t < count; t++) {
        boolean isEnd = (ends >> t & 1) == 1;
        density *= isEnd ? PRIOR.hazard() : 1 - PRIOR.hazard();
        if (isEnd || t == count - 1) {
          density *= marginal(values, from, t + 1);
        }
        from = isEnd ? t + 1 : from;
      }
      posterior[count - from] += density;
      sum += density;
    }
    for (int i = 0; i <= count; i++) {
      posterior[i] /= sum;
    }
    return posterior;
  }

  /** Of a normal with a normal–inverse-gamma prior (K. P. Murphy 2007, equation 95). */
  private static double marginal(double[] values, int from, int to) {
    int n = to - from;
    double mean = 0;
    for (int i = from; i < to; i++) {
      mean += values[i] / n;
    }
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    double weight = PRIOR.weight() + n;
    double shape = PRIOR.shape() + n / 2.0;
    double gap = mean - PRIOR.mean();
    double scale = PRIOR.scale() + squares / 2 + PRIOR.weight() * n * gap * gap / (2 * weight);
    return Math.exp(
            GammaRatio.logGamma(shape)
                - GammaRatio.logGamma(PRIOR.shape())
                + PRIOR.shape() * Math.log(PRIOR.scale())
                - shape * Math.log(scale))
        * Math.sqrt(PRIOR.weight() / weight)
        * Math.pow(2 * Math.PI, -n / 2.0);
  }
}
