package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.mneme.model.Finding;
import org.mneme.model.FindingKind;
import org.mneme.model.Reflection;
import org.mneme.model.Verdict;

class SalienceFormulaTest {

  private static final Offset<Double> EXACT = within(1e-12);
  private static final StepStatistics DULL = new StepStatistics(4, 0, 1, List.of());
  private static final StepStatistics RECOVERED = new StepStatistics(4, 1, 1, List.of(2));

  private final SalienceFormula formula =
      new SalienceFormula(SalienceOptions.parameters(new Configuration()));

  @Test
  void weighsRecoveryEndVarietyAndFindings() {
    assertThat(
            formula.salience(Verdict.PARTIAL, new StepStatistics(9, 2, 4, List.of(1)), findings(3)))
        .isCloseTo(0.35 + 0.25 + 0.2 * 4 / 5 + 0.2 * 3 / 5, EXACT);
  }

  @Test
  void findsAUniformSuccessHardlySalient() {
    assertThat(formula.salience(Verdict.SUCCESS, DULL, findings(0))).isCloseTo(0.04, EXACT);
  }

  @Test
  void countsEveryEndButSuccessAlike() {
    double failure = formula.salience(Verdict.FAILURE, DULL, findings(0));

    assertThat(failure).isCloseTo(0.29, EXACT);
    assertThat(formula.salience(Verdict.ABSTAINED, DULL, findings(0))).isEqualTo(failure);
    assertThat(formula.salience(Verdict.PARTIAL, DULL, findings(0))).isEqualTo(failure);
    assertThat(formula.salience(null, DULL, findings(0))).isEqualTo(failure);
  }

  @Test
  void addsTheRecoveryOnce() {
    assertThat(formula.salience(Verdict.SUCCESS, RECOVERED, findings(0))).isCloseTo(0.39, EXACT);
  }

  @Test
  void countsVarietyAndFindingsAtMostInFull() {
    StepStatistics varied = new StepStatistics(50, 0, 40, List.of());

    assertThat(formula.salience(Verdict.SUCCESS, varied, findings(60))).isCloseTo(0.4, EXACT);
  }

  @Test
  void staysWithinOneWhateverTheWeights() {
    Configuration heavy = new Configuration();
    heavy.set(SalienceOptions.RECOVERY, 1.0);
    heavy.set(SalienceOptions.NOT_SUCCESS, 1.0);

    assertThat(
            new SalienceFormula(SalienceOptions.parameters(heavy))
                .salience(Verdict.FAILURE, RECOVERED, findings(5)))
        .isEqualTo(1);
  }

  private static Reflection findings(int count) {
    return new Reflection(
        Collections.nCopies(count, new Finding(FindingKind.INSIGHT, List.of(), "It taught.")));
  }
}
