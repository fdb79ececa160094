package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class ChanceTest {

  @Test
  void givesTheTailOfABinomial() {
    // 3 heads or more of 4: 5 of 16.
    assertThat(Chance.atLeast(3, 4, 0.5)).isCloseTo(5 / 16.0, within(1e-12));
    assertThat(Chance.atLeast(3, 3, 0.1)).isCloseTo(1e-3, within(1e-15));
  }

  @Test
  void sumsTheTailAsTheDefinitionDoes() {
    for (int trials : new int[] {5, 30, 200}) {
      for (double p : new double[] {0.01, 0.2, 0.6}) {
        for (int least = (int) Math.ceil(trials * p) + 1; least <= trials; least += 3) {
          double sum = 0;
          for (int k = least; k <= trials; k++) {
            sum += choose(trials, k).doubleValue() * Math.pow(p, k) * Math.pow(1 - p, trials - k);
          }
          assertThat(Chance.atLeast(least, trials, p))
              .as("%d of %d at %f", least, trials, p)
              .isCloseTo(sum, within(1e-9 * sum + 1e-200));
        }
      }
    }
  }

  @Test
  void isCertainOfWhatIsExpected() {
    assertThat(Chance.atLeast(2, 10, 0.5)).isEqualTo(1);
    assertThat(Chance.atLeast(0, 10, 0.1)).isEqualTo(1);
    assertThat(Chance.atLeast(11, 10, 0.1)).isEqualTo(0);
  }

  @Test
  void comparesTwoGroupsAsFisherDid() {
    // The lady tasting tea: 4 of 4 against 0 of 4, one tail 1/70.
    assertThat(Chance.differing(4, 4, 0, 4)).isCloseTo(2 / 70.0, within(1e-12));
    assertThat(Chance.differing(0, 4, 4, 4)).isCloseTo(2 / 70.0, within(1e-12));
    assertThat(Chance.differing(3, 4, 1, 4)).isCloseTo(34 / 70.0, within(1e-12));
    assertThat(Chance.differing(5, 10, 5, 10)).isEqualTo(1);
  }

  private static BigInteger choose(int n, int k) {
    BigInteger ways = BigInteger.ONE;
    for (int i = 0; i < k; i++) {
      ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    }
    return ways;
  }
}
