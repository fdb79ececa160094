package org.mneme.episodes;

import org.apache.flink.configuration.ConfigOption;

/** Options of the {@linkplain RewardFormula reward}: its quality factor and learning bonus. */
public final class RewardBonusOptions {

  public static final ConfigOption<Double> HIGH_ERROR_RATE =
      OptionTypes.number(
          "mneme.reward.high-error-rate",
          0.3,
          "A share of failed steps above this is high, 0 to 1.");

  public static final ConfigOption<Double> HIGH_ERROR_PENALTY =
      OptionTypes.number(
          "mneme.reward.high-error-penalty",
          0.2,
          "Subtracted from the quality when many steps failed, 0 to 1.");

  public static final ConfigOption<Double> SOME_ERROR_RATE =
      OptionTypes.number(
          "mneme.reward.some-error-rate",
          0.1,
          "A share of failed steps above this is noticeable, 0 to 1 and less than high-error-rate.");

  public static final ConfigOption<Double> SOME_ERROR_PENALTY =
      OptionTypes.number(
          "mneme.reward.some-error-penalty",
          0.1,
          "Subtracted from the quality when some steps failed, 0 to 1.");

  public static final ConfigOption<Double> FLAWLESS_QUALITY =
      OptionTypes.number(
          "mneme.reward.flawless-quality",
          0.1,
          "Added to the quality when there are steps and none failed, 0 to 1.");

  public static final ConfigOption<Integer> ARTIFACTS =
      OptionTypes.count(
          "mneme.reward.artifacts",
          3,
          "So many artifacts of a success raise its quality, 1 to 1000.");

  public static final ConfigOption<Double> ARTIFACT_BONUS =
      OptionTypes.number("mneme.reward.artifact-bonus", 0.05, "Added to the quality then, 0 to 1.");

  public static final ConfigOption<Double> QUALITY_LEAST =
      OptionTypes.number(
          "mneme.reward.quality-least", 0.5, "Lower bound of the quality, 0 to 2.5.");

  public static final ConfigOption<Double> QUALITY_MOST =
      OptionTypes.number("mneme.reward.quality-most", 1.5, "Upper bound of the quality, 0 to 2.5.");

  public static final ConfigOption<Integer> VARIED_STEPS =
      OptionTypes.count(
          "mneme.reward.varied-steps",
          3,
          "Variety of tools counts from so many steps on, 0 to 10000.");

  public static final ConfigOption<Integer> MANY_TOOLS =
      OptionTypes.count(
          "mneme.reward.many-tools", 5, "So many different tools are many, 1 to 10000.");

  public static final ConfigOption<Double> MANY_TOOLS_BONUS =
      OptionTypes.number("mneme.reward.many-tools-bonus", 0.15, "Added for many tools, 0 to 1.");

  public static final ConfigOption<Integer> SOME_TOOLS =
      OptionTypes.count(
          "mneme.reward.some-tools",
          3,
          "So many different tools are some, 1 to 10000 and less than many-tools.");

  public static final ConfigOption<Double> SOME_TOOLS_BONUS =
      OptionTypes.number("mneme.reward.some-tools-bonus", 0.1, "Added for some tools, 0 to 1.");

  public static final ConfigOption<Double> RELIABLE_RATE =
      OptionTypes.number(
          "mneme.reward.reliable-rate",
          0.9,
          "A share of successful steps above this is reliable, 0 to 1.");

  public static final ConfigOption<Integer> RELIABLE_STEPS =
      OptionTypes.count(
          "mneme.reward.reliable-steps",
          5,
          "Reliability counts from so many steps on, 0 to 10000.");

  public static final ConfigOption<Double> RELIABLE_BONUS =
      OptionTypes.number("mneme.reward.reliable-bonus", 0.2, "Added for reliability, 0 to 1.");

  public static final ConfigOption<Integer> FLAWLESS_STEPS =
      OptionTypes.count(
          "mneme.reward.flawless-steps",
          3,
          "Where reliability does not count, so many steps without a failure do, 0 to 10000.");

  public static final ConfigOption<Double> FLAWLESS_BONUS =
      OptionTypes.number("mneme.reward.flawless-bonus", 0.15, "Added for them, 0 to 1.");

  public static final ConfigOption<Double> RECOVERY_BONUS =
      OptionTypes.number(
          "mneme.reward.recovery-bonus",
          0.15,
          "Added when an error was followed at once by a success, 0 to 1.");

  public static final ConfigOption<Integer> QUICK_STEPS =
      OptionTypes.count(
          "mneme.reward.quick-steps",
          10,
          "An episode with fewer steps than this can be quick, 0 to 10000.");

  public static final ConfigOption<Integer> QUICK_SECONDS =
      OptionTypes.count(
          "mneme.reward.quick-seconds",
          30,
          "And one that took less time than this, seconds, 0 to 86400.");

  public static final ConfigOption<Double> QUICK_BONUS =
      OptionTypes.number("mneme.reward.quick-bonus", 0.1, "Added when it was quick, 0 to 1.");

  public static final ConfigOption<Double> LEARNING_MOST =
      OptionTypes.number(
          "mneme.reward.learning-most",
          0.5,
          "Upper bound of what is added for learning, 0 to 2.5.");

  private RewardBonusOptions() {}

  static RewardParameters.Quality quality(OptionTypes checked) {
    checked.below(SOME_ERROR_RATE, HIGH_ERROR_RATE);
    checked.below(QUALITY_LEAST, QUALITY_MOST);
    return new RewardParameters.Quality(
        checked.number(HIGH_ERROR_RATE, 0, 1),
        checked.number(HIGH_ERROR_PENALTY, 0, 1),
        checked.number(SOME_ERROR_RATE, 0, 1),
        checked.number(SOME_ERROR_PENALTY, 0, 1),
        checked.number(FLAWLESS_QUALITY, 0, 1),
        checked.count(ARTIFACTS, 1, 1_000),
        checked.number(ARTIFACT_BONUS, 0, 1),
        checked.number(QUALITY_LEAST, 0, 2.5),
        checked.number(QUALITY_MOST, 0, 2.5));
  }

  static RewardParameters.Learning learning(OptionTypes checked) {
    checked.below(SOME_TOOLS, MANY_TOOLS);
    return new RewardParameters.Learning(
        checked.count(VARIED_STEPS, 0, 10_000),
        checked.count(MANY_TOOLS, 1, 10_000),
        checked.number(MANY_TOOLS_BONUS, 0, 1),
        checked.count(SOME_TOOLS, 1, 10_000),
        checked.number(SOME_TOOLS_BONUS, 0, 1),
        checked.number(RELIABLE_RATE, 0, 1),
        checked.count(RELIABLE_STEPS, 0, 10_000),
        checked.number(RELIABLE_BONUS, 0, 1),
        checked.count(FLAWLESS_STEPS, 0, 10_000),
        checked.number(FLAWLESS_BONUS, 0, 1),
        checked.number(RECOVERY_BONUS, 0, 1),
        checked.count(QUICK_STEPS, 0, 10_000),
        checked.count(QUICK_SECONDS, 0, 86_400),
        checked.number(QUICK_BONUS, 0, 1),
        checked.number(LEARNING_MOST, 0, 2.5));
  }
}
