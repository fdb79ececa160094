package org.mneme.episodes;

import org.mneme.model.Complexity;
import org.mneme.model.Outcome;
import org.mneme.model.Reward;
import org.mneme.model.Verdict;

/**
 * What a completed episode was worth: {@code max(0, base + abstention) · efficiency · complexity ·
 * quality + learning}, in [0, 2.5]. A pure function of the outcome, the task's complexity, the
 * counts over its steps and its duration, equal to the last bit on every machine. Source: DESIGN §4
 * "Reward".
 */
public final class RewardFormula {

  private final RewardParameters parameters;

  /** A formula with these numbers. */
  public RewardFormula(RewardParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * The reward and its parts.
   *
   * @param outcome how the episode ended
   * @param complexity of its task, or null (counts as moderate)
   * @param steps counts over its steps
   * @param seconds whole seconds from start to completion; clocks may make them negative
   */
  public Reward reward(Outcome outcome, Complexity complexity, StepStatistics steps, long seconds) {
    double base = base(outcome);
    double abstention = abstention(outcome.verdict(), steps.steps());
    double efficiency = efficiency(steps.steps(), seconds);
    double factor = factor(complexity);
    double quality = quality(outcome, steps);
    double learning = learning(steps, seconds);
    double total = Math.max(0, base + abstention) * efficiency * factor * quality + learning;
    return new Reward(
        clamp(total, 0, Reward.MAXIMUM), base, abstention, efficiency, factor, quality, learning);
  }

  private double base(Outcome outcome) {
    RewardParameters.Base base = parameters.base();
    return switch (outcome.verdict()) {
      case SUCCESS -> outcome.score() == null ? base.success() : outcome.score();
      case PARTIAL -> {
        int done = outcome.completed().size();
        int all = done + outcome.failed().size();
        yield all == 0 ? base.partialUnknown() : (double) done / all;
      }
      case FAILURE -> base.failure();
      case ABSTAINED -> base.abstained();
    };
  }

  private double abstention(Verdict verdict, int steps) {
    RewardParameters.Abstention abstention = parameters.abstention();
    if (verdict == Verdict.FAILURE) {
      return steps > abstention.longFailureSteps() ? -abstention.longFailurePenalty() : 0;
    }
    if (verdict != Verdict.ABSTAINED) {
      return 0;
    }
    double span = abstention.lateSteps() - abstention.earlySteps();
    double lateness = clamp((steps - abstention.earlySteps()) / span, 0, 1);
    return abstention.earlyBonus()
        - lateness * (abstention.earlyBonus() + abstention.latePenalty());
  }

  private double efficiency(int steps, long seconds) {
    RewardParameters.Efficiency efficiency = parameters.efficiency();
    double floor = efficiency.floor();
    double byTime =
        seconds <= 0 ? floor + 1 : floor + StrictMath.exp(-seconds / efficiency.seconds());
    double bySteps = steps == 0 ? floor : floor + StrictMath.exp(-steps / efficiency.steps());
    double mean = efficiency.timeWeight() * byTime + (1 - efficiency.timeWeight()) * bySteps;
    return clamp(mean, efficiency.least(), efficiency.most());
  }

  private double factor(Complexity complexity) {
    RewardParameters.ByComplexity by = parameters.complexity();
    return switch (complexity == null ? Complexity.MODERATE : complexity) {
      case SIMPLE -> by.simple();
      case MODERATE -> by.moderate();
      case COMPLEX -> by.complex();
    };
  }

  private double quality(Outcome outcome, StepStatistics steps) {
    RewardParameters.Quality quality = parameters.quality();
    double sum = 1;
    if (steps.errorRate() > quality.highErrorRate()) {
      sum -= quality.highErrorPenalty();
    } else if (steps.errorRate() > quality.someErrorRate()) {
      sum -= quality.someErrorPenalty();
    } else if (steps.errors() == 0 && steps.steps() > 0) {
      sum += quality.flawlessBonus();
    }
    if (outcome.verdict() == Verdict.SUCCESS && outcome.artifacts().size() >= quality.artifacts()) {
      sum += quality.artifactBonus();
    }
    return clamp(sum, quality.least(), quality.most());
  }

  private double learning(StepStatistics steps, long seconds) {
    RewardParameters.Learning learning = parameters.learning();
    double sum = 0;
    if (steps.steps() >= learning.variedSteps()) {
      if (steps.distinctTools() >= learning.manyTools()) {
        sum += learning.manyToolsBonus();
      } else if (steps.distinctTools() >= learning.someTools()) {
        sum += learning.someToolsBonus();
      }
    }
    if (steps.steps() >= learning.reliableSteps()
        && steps.successRate() > learning.reliableRate()) {
      sum += learning.reliableBonus();
    } else if (steps.steps() >= learning.flawlessSteps() && steps.errors() == 0) {
      sum += learning.flawlessBonus();
    }
    if (steps.hasRecovery()) {
      sum += learning.recoveryBonus();
    }
    if (steps.steps() < learning.quickSteps() && seconds < learning.quickSeconds()) {
      sum += learning.quickBonus();
    }
    return Math.min(sum, learning.most());
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
