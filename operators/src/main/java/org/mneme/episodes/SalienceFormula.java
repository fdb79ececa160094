package org.mneme.episodes;

import org.mneme.model.Reflection;
import org.mneme.model.Verdict;

/**
 * How much an episode stands out: {@code 0.35·(a recovery) + 0.25·(not success) + 0.2·min(1,
 * distinct tools/5) + 0.2·min(1, findings/5)}, in [0, 1]. It is computed after reflection, because
 * before it there are no findings to count. Source: DESIGN §4 "Salience".
 */
public final class SalienceFormula {

  private final SalienceParameters parameters;

  /** A formula with these numbers. */
  public SalienceFormula(SalienceParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * The salience, in [0, 1].
   *
   * @param verdict how the episode ended, or null when abandoned (not a success)
   * @param steps counts over its steps
   * @param reflection its findings
   */
  public double salience(Verdict verdict, StepStatistics steps, Reflection reflection) {
    double sum = 0;
    if (steps.hasRecovery()) {
      sum += parameters.recovery();
    }
    if (verdict != Verdict.SUCCESS) {
      sum += parameters.notSuccess();
    }
    sum += parameters.variety() * share(steps.distinctTools(), parameters.fullTools());
    sum += parameters.findings() * share(reflection.findings().size(), parameters.fullFindings());
    return Math.min(1, sum);
  }

  private static double share(int count, int full) {
    return Math.min(1, (double) count / full);
  }
}
