package org.mneme.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mneme.jobs.bench.Ratio.Better;

class GateTest {

  private static final Machine MACHINE = new Machine("cpu", 2, 2_048, "Linux", "JDK 17", "abc");
  private static final Ratios BASELINE =
      new Ratios(
          MACHINE,
          List.of(
              new Ratio("rate", 0.5, 0.49, 0.51, Better.HIGHER),
              new Ratio("time", 2, 1.98, 2.02, Better.LOWER)));

  @Test
  void passesWhatIsAsBefore() {
    assertThat(Gate.failures(BASELINE, BASELINE.ratios())).isEmpty();
  }

  @Test
  void failsWhatIsSurelyWorseThanFivePerCent() {
    assertThat(Gate.failures(BASELINE, List.of(new Ratio("time", 2.2, 2.19, 2.21, Better.LOWER))))
        .singleElement()
        .asString()
        .isEqualTo("time is 2.2000, was 2.0000: 10 % worse, surely 9 % or more");
    assertThat(
            Gate.failures(BASELINE, List.of(new Ratio("rate", 0.4, 0.395, 0.405, Better.HIGHER))))
        .hasSize(1);
  }

  @Test
  void passesWhatIsWorseWithinItsInterval() {
    assertThat(Gate.failures(BASELINE, List.of(new Ratio("time", 2.2, 2, 2.42, Better.LOWER))))
        .isEmpty();
    assertThat(
            Gate.failures(BASELINE, List.of(new Ratio("time", 2.09, 2.089, 2.091, Better.LOWER))))
        .isEmpty();
  }

  @Test
  void passesWhatIsBetter() {
    assertThat(Gate.failures(BASELINE, List.of(new Ratio("time", 1, 1, 1, Better.LOWER))))
        .isEmpty();
    assertThat(Gate.failures(BASELINE, List.of(new Ratio("rate", 1, 1, 1, Better.HIGHER))))
        .isEmpty();
  }

  /** A hundred runs of a noisy pair: one that is as before hardly ever fails, a slower one does. */
  @Test
  void tellsASlowdownOfAQuarterFromNoise() {
    Random random = new Random(3);
    Ratios before = new Ratios(MACHINE, List.of(noisy(random, 1)));
    int falseAlarms = 0;
    int found = 0;
    for (int i = 0; i < 100; i++) {
      falseAlarms += Gate.failures(before, List.of(noisy(random, 1))).size();
      found += Gate.failures(before, List.of(noisy(random, 1.25))).size();
    }

    assertThat(falseAlarms).isZero();
    assertThat(found).isGreaterThan(90);
  }

  @Test
  void shortFormFailsOnlyWhatIsMuchWorseEachTime() throws Exception {
    List<Double> once = new ArrayList<>(List.of(3.0, 3.0, 2.1));
    List<Double> always = new ArrayList<>(List.of(3.0, 2.7, 2.61));

    assertThat(Gate.shortFailures(BASELINE, () -> List.of(time(once.remove(0))))).isEmpty();
    assertThat(Gate.shortFailures(BASELINE, () -> List.of(time(always.remove(0)))))
        .containsExactly("time is 2.6100, was 2.0000: 30 % worse");
    assertThat(once).isEmpty();
  }

  @Test
  void shortFormIsOverAtOnceWhenNothingIsMuchWorse() throws Exception {
    List<Double> measured = new ArrayList<>(List.of(2.5, 9.0));

    assertThat(Gate.shortFailures(BASELINE, () -> List.of(time(measured.remove(0))))).isEmpty();
    assertThat(measured).containsExactly(9.0);
  }

  @Test
  void shortFormPassesWhenAnotherRatioFailsEachTime() throws Exception {
    List<List<Ratio>> measured =
        new ArrayList<>(
            List.of(
                List.of(time(3), new Ratio("rate", 0.5, 0.5, 0.5, Better.HIGHER)),
                List.of(time(2), new Ratio("rate", 0.2, 0.2, 0.2, Better.HIGHER))));

    assertThat(Gate.shortFailures(BASELINE, () -> measured.remove(0))).isEmpty();
  }

  @Test
  void refusesToCompareNothing() {
    Ratio unknown = new Ratio("else", 1, 1, 1, Better.LOWER);

    assertThatThrownBy(() -> Gate.failures(BASELINE, List.of(unknown)))
        .hasMessage("the baseline has none of [else]");
    assertThatThrownBy(() -> Gate.failures(BASELINE, List.of())).hasMessageContaining("none of []");
  }

  private static Ratio time(double value) {
    return new Ratio("time", value, value, value, Better.LOWER);
  }

  /** Of 30 pairs that each vary by 8 %. */
  private static Ratio noisy(Random random, double factor) {
    double[] of = new double[30];
    double[] beside = new double[30];
    for (int i = 0; i < of.length; i++) {
      of[i] = factor * Math.exp(0.08 * random.nextGaussian());
      beside[i] = Math.exp(0.08 * random.nextGaussian());
    }
    return Ratio.ofPairs("time", of, beside, Better.LOWER);
  }
}
