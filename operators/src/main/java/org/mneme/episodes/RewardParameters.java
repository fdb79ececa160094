package org.mneme.episodes;

import java.io.Serializable;

/**
 * Every number of the {@linkplain RewardFormula reward}; parsed once from {@link RewardOptions} and
 * {@link RewardBonusOptions}, which give defaults and ranges.
 *
 * @param base what a verdict is worth
 * @param abstention bonus and penalty of giving up
 * @param efficiency how duration and number of steps scale it
 * @param complexity how the task's complexity scales it
 * @param quality how errors and artifacts scale it
 * @param learning what is added for variety, success and recoveries
 */
public record RewardParameters(
    Base base,
    Abstention abstention,
    Efficiency efficiency,
    ByComplexity complexity,
    Quality quality,
    Learning learning)
    implements Serializable {

  /**
   * What a verdict is worth.
   *
   * @param success of a success that its producer did not score
   * @param partialUnknown of a partial success that lists neither what was done nor what failed
   * @param failure of a failure
   * @param abstained of an abstention
   */
  public record Base(double success, double partialUnknown, double failure, double abstained)
      implements Serializable {}

  /**
   * Bonus and penalty of giving up, linear between early and late.
   *
   * @param earlySteps at most so many steps is early
   * @param earlyBonus added then
   * @param lateSteps so many steps or more is late
   * @param latePenalty subtracted then
   * @param longFailureSteps a failure with more steps than this should have been an abstention
   * @param longFailurePenalty subtracted then
   */
  public record Abstention(
      int earlySteps,
      double earlyBonus,
      int lateSteps,
      double latePenalty,
      int longFailureSteps,
      double longFailurePenalty)
      implements Serializable {}

  /**
   * {@code clamp(w·(floor + e^(−s/seconds)) + (1−w)·(floor + e^(−n/steps)), least, most)}.
   *
   * @param timeWeight w, share of the duration
   * @param floor what remains of each part in the limit
   * @param seconds time constant of the duration
   * @param steps constant of the number of steps
   * @param least lower bound
   * @param most upper bound
   */
  public record Efficiency(
      double timeWeight, double floor, double seconds, double steps, double least, double most)
      implements Serializable {}

  /**
   * Factor by complexity.
   *
   * @param simple of a simple task
   * @param moderate of a moderate one, and where none is said
   * @param complex of a complex one
   */
  public record ByComplexity(double simple, double moderate, double complex)
      implements Serializable {}

  /**
   * Factor from errors and artifacts, starting at 1.
   *
   * @param highErrorRate an error rate above this is high
   * @param highErrorPenalty subtracted then
   * @param someErrorRate an error rate above this is noticeable
   * @param someErrorPenalty subtracted then
   * @param flawlessBonus added when there are steps and none failed
   * @param artifacts so many artifacts or more of a success count
   * @param artifactBonus added then
   * @param least lower bound
   * @param most upper bound
   */
  public record Quality(
      double highErrorRate,
      double highErrorPenalty,
      double someErrorRate,
      double someErrorPenalty,
      double flawlessBonus,
      int artifacts,
      double artifactBonus,
      double least,
      double most)
      implements Serializable {}

  /**
   * What is added at the end.
   *
   * @param variedSteps variety of tools counts from so many steps
   * @param manyTools so many different tools are many
   * @param manyToolsBonus added then
   * @param someTools so many different tools are some
   * @param someToolsBonus added then
   * @param reliableRate a share of successful steps above this is reliable
   * @param reliableSteps if there are so many steps
   * @param reliableBonus added then
   * @param flawlessSteps fewer steps than that count from so many, if none failed
   * @param flawlessBonus added then
   * @param recoveryBonus added when an error was followed at once by a success
   * @param quickSteps fewer steps than this
   * @param quickSeconds and less time than this is quick
   * @param quickBonus added then
   * @param most upper bound of the sum
   */
  public record Learning(
      int variedSteps,
      int manyTools,
      double manyToolsBonus,
      int someTools,
      double someToolsBonus,
      double reliableRate,
      int reliableSteps,
      double reliableBonus,
      int flawlessSteps,
      double flawlessBonus,
      double recoveryBonus,
      int quickSteps,
      int quickSeconds,
      double quickBonus,
      double most)
      implements Serializable {}
}
