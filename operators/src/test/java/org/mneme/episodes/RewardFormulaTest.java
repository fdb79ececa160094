package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.episodes.EpisodeRecords.outcome;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mneme.model.Complexity;
import org.mneme.model.Outcome;
import org.mneme.model.Reward;
import org.mneme.model.Verdict;

class RewardFormulaTest {

  private static final Offset<Double> FIVE_DIGITS = within(0.5e-5);
  private static final Offset<Double> EXACT = within(1e-12);

  private final RewardFormula formula =
      new RewardFormula(RewardOptions.parameters(new Configuration()));

  @Test
  void givesTheCheckValueOfAModerateSuccess() {
    Reward reward =
        formula.reward(outcome(Verdict.SUCCESS), Complexity.MODERATE, steps(5, 0, 5), 30);

    assertThat(reward.total()).isCloseTo(1.89735, FIVE_DIGITS);
    assertThat(reward.value()).isCloseTo(1.89735 / 2.5, FIVE_DIGITS);
    assertThat(reward.base()).isEqualTo(1);
    assertThat(reward.abstention()).isZero();
    assertThat(reward.complexity()).isEqualTo(1.1);
    assertThat(reward.quality()).isCloseTo(1.1, EXACT);
    assertThat(reward.learning()).isCloseTo(0.35, EXACT);
  }

  @Test
  void givesTheCheckValueOfASimpleSuccessWithoutDuration() {
    assertThat(
            formula.reward(outcome(Verdict.SUCCESS), Complexity.SIMPLE, steps(3, 0, 3), 0).total())
        .isCloseTo(1.92339, FIVE_DIGITS);
  }

  @Test
  void givesTheCheckValueOfAComplexPartialSuccess() {
    Outcome half =
        new Outcome(Verdict.PARTIAL, null, null, List.of("a", "b"), List.of("c", "d"), List.of());

    assertThat(formula.reward(half, Complexity.COMPLEX, steps(10, 2, 4, 3), 120).total())
        .isCloseTo(0.78309, FIVE_DIGITS);
  }

  @Test
  void givesTheCheckValueOfALongFailure() {
    Reward reward =
        formula.reward(outcome(Verdict.FAILURE), Complexity.MODERATE, steps(12, 6, 2, 4), 300);

    assertThat(reward.total()).isCloseTo(0.15, EXACT);
    assertThat(reward.abstention()).isEqualTo(-0.2);
  }

  @Test
  void givesTheCheckValueOfAnEarlyAbstention() {
    assertThat(
            formula
                .reward(outcome(Verdict.ABSTAINED), Complexity.SIMPLE, steps(3, 0, 1), 10)
                .total())
        .isCloseTo(1.47353, FIVE_DIGITS);
  }

  @ParameterizedTest(name = "{0} after {1} steps: {2}")
  @CsvSource({
    "ABSTAINED, 0, 0.5", "ABSTAINED, 3, 0.5", "ABSTAINED, 10, -0.3", "ABSTAINED, 500, -0.3",
    "FAILURE, 10, 0", "FAILURE, 11, -0.2", "SUCCESS, 11, 0", "PARTIAL, 11, 0"
  })
  void addsWhatGivingUpIsWorth(Verdict verdict, int steps, double expected) {
    assertThat(formula.reward(outcome(verdict), null, steps(steps, 0, 1), 60).abstention())
        .isCloseTo(expected, EXACT);
  }

  @Test
  void interpolatesBetweenEarlyAndLateAbstention() {
    double two = 0.5 - 0.8 * 2 / 7;

    assertThat(formula.reward(outcome(Verdict.ABSTAINED), null, steps(5, 0, 1), 60).abstention())
        .isCloseTo(two, EXACT);
  }

  @Test
  void takesTheProducersScoreAsTheBaseOfASuccessOnly() {
    Outcome scored = new Outcome(Verdict.SUCCESS, 0.4, null, List.of(), List.of(), List.of());
    Outcome failed = new Outcome(Verdict.FAILURE, 0.4, null, List.of(), List.of(), List.of());

    assertThat(formula.reward(scored, null, steps(1, 0, 1), 1).base()).isEqualTo(0.4);
    assertThat(formula.reward(failed, null, steps(1, 0, 1), 1).base()).isZero();
  }

  @Test
  void takesHalfForAPartialSuccessThatListsNothing() {
    assertThat(formula.reward(outcome(Verdict.PARTIAL), null, steps(1, 0, 1), 1).base())
        .isEqualTo(0.5);
  }

  @ParameterizedTest(name = "{0} steps in {1} s: {2}")
  @CsvSource({"0, 0, 1.0", "0, -5, 1.0", "1000, 100000, 0.5", "0, 100000, 0.5"})
  void boundsTheEfficiency(int steps, long seconds, double expected) {
    assertThat(
            formula
                .reward(outcome(Verdict.SUCCESS), null, steps(steps, 0, 1), seconds)
                .efficiency())
        .isCloseTo(expected, within(1e-9));
  }

  @ParameterizedTest(name = "{0} errors in 10 steps: {1}")
  @CsvSource({"0, 1.1", "1, 1.0", "2, 0.9", "3, 0.9", "4, 0.8", "10, 0.8"})
  void scalesByErrorsWithStrictBounds(int errors, double expected) {
    assertThat(formula.reward(outcome(Verdict.SUCCESS), null, steps(10, errors, 1), 60).quality())
        .isCloseTo(expected, EXACT);
  }

  @Test
  void countsArtifactsOfSuccessesOnly() {
    List<String> three = List.of("a", "b", "c");
    Outcome success = new Outcome(Verdict.SUCCESS, null, null, List.of(), List.of(), three);
    Outcome partial = new Outcome(Verdict.PARTIAL, null, null, List.of(), List.of(), three);

    assertThat(formula.reward(success, null, steps(2, 0, 1), 60).quality()).isCloseTo(1.15, EXACT);
    assertThat(formula.reward(partial, null, steps(2, 0, 1), 60).quality()).isCloseTo(1.1, EXACT);
  }

  @Test
  void givesNoFlawlessQualityWithoutSteps() {
    assertThat(formula.reward(outcome(Verdict.SUCCESS), null, steps(0, 0, 0), 60).quality())
        .isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} steps, {1} errors, {2} tools, {3} s: {4}")
  @CsvSource({
    "2, 0, 2, 60, 0", "3, 0, 2, 60, 0.15", "4, 1, 2, 60, 0", "5, 0, 2, 60, 0.2",
    "10, 1, 2, 60, 0", "20, 1, 2, 60, 0.2", "3, 0, 3, 60, 0.25", "5, 0, 5, 60, 0.35",
    "2, 0, 2, 29, 0.1", "2, 0, 2, 30, 0", "9, 9, 1, 1, 0.1", "10, 10, 1, 1, 0"
  })
  void addsForVarietyReliabilityAndSpeed(
      int steps, int errors, int tools, long seconds, double expected) {
    assertThat(
            formula
                .reward(outcome(Verdict.FAILURE), null, steps(steps, errors, tools), seconds)
                .learning())
        .isCloseTo(expected, EXACT);
  }

  @Test
  void capsTheLearningBonus() {
    Configuration generous = new Configuration();
    generous.set(RewardBonusOptions.RECOVERY_BONUS, 1.0);

    assertThat(
            new RewardFormula(RewardOptions.parameters(generous))
                .reward(outcome(Verdict.SUCCESS), null, steps(3, 1, 1, 0), 1)
                .learning())
        .isEqualTo(0.5);
  }

  @Test
  void countsATaskOfUnknownComplexityAsModerate() {
    assertThat(formula.reward(outcome(Verdict.SUCCESS), null, steps(1, 0, 1), 1))
        .isEqualTo(
            formula.reward(outcome(Verdict.SUCCESS), Complexity.MODERATE, steps(1, 0, 1), 1));
  }

  @Test
  void keepsTheTotalWithinItsRangeWhateverTheOptions() {
    Configuration generous = new Configuration();
    generous.set(RewardOptions.MODERATE, 2.5);

    assertThat(
            new RewardFormula(RewardOptions.parameters(generous))
                .reward(outcome(Verdict.SUCCESS), null, steps(5, 0, 5), 1)
                .total())
        .isEqualTo(Reward.MAXIMUM);
  }

  private static StepStatistics steps(int steps, int errors, int tools, Integer... recoveries) {
    return new StepStatistics(steps, errors, tools, List.of(recoveries));
  }
}
