package org.mneme.episodes;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Options of the {@linkplain RewardFormula reward}: its base, abstention, efficiency, complexity.
 */
public final class RewardOptions {

  public static final ConfigOption<Double> SUCCESS =
      OptionTypes.number(
          "mneme.reward.success",
          1.0,
          "Base of a success that its producer did not score, 0 to 1.");

  public static final ConfigOption<Double> PARTIAL_UNKNOWN =
      OptionTypes.number(
          "mneme.reward.partial-unknown",
          0.5,
          "Base of a partial success that lists neither what was done nor what failed, 0 to 1.");

  public static final ConfigOption<Double> FAILURE =
      OptionTypes.number("mneme.reward.failure", 0.0, "Base of a failure, 0 to 1.");

  public static final ConfigOption<Double> ABSTAINED =
      OptionTypes.number("mneme.reward.abstained", 0.3, "Base of an abstention, 0 to 1.");

  public static final ConfigOption<Integer> EARLY_STEPS =
      OptionTypes.count(
          "mneme.reward.early-steps",
          3,
          "An abstention after at most so many steps is early, 0 to 10000 and less than late-steps.");

  public static final ConfigOption<Double> EARLY_BONUS =
      OptionTypes.number(
          "mneme.reward.early-bonus",
          0.5,
          "Added to the base of an early abstention, 0 to 1; linear between early and late.");

  public static final ConfigOption<Integer> LATE_STEPS =
      OptionTypes.count(
          "mneme.reward.late-steps",
          10,
          "An abstention after so many steps or more is late, 1 to 10000.");

  public static final ConfigOption<Double> LATE_PENALTY =
      OptionTypes.number(
          "mneme.reward.late-penalty",
          0.3,
          "Subtracted from the base of a late abstention, 0 to 1.");

  public static final ConfigOption<Integer> LONG_FAILURE_STEPS =
      OptionTypes.count(
          "mneme.reward.long-failure-steps",
          10,
          "A failure with more steps than this should have been an abstention, 0 to 10000.");

  public static final ConfigOption<Double> LONG_FAILURE_PENALTY =
      OptionTypes.number(
          "mneme.reward.long-failure-penalty",
          0.2,
          "Subtracted from the base of a long failure, 0 to 1.");

  public static final ConfigOption<Double> EFFICIENCY_TIME_WEIGHT =
      OptionTypes.number(
          "mneme.reward.efficiency-time-weight",
          0.5,
          "Share of the duration in the efficiency, 0 to 1; the number of steps has the rest.");

  public static final ConfigOption<Double> EFFICIENCY_FLOOR =
      OptionTypes.number(
          "mneme.reward.efficiency-floor",
          0.5,
          "What remains of each part of the efficiency in the limit, 0 to 1.");

  public static final ConfigOption<Double> EFFICIENCY_SECONDS =
      OptionTypes.number(
          "mneme.reward.efficiency-seconds",
          120.0,
          "Time constant of the duration in the efficiency, seconds, 0.001 to 1e9.");

  public static final ConfigOption<Double> EFFICIENCY_STEPS =
      OptionTypes.number(
          "mneme.reward.efficiency-steps",
          20.0,
          "Constant of the number of steps in the efficiency, 0.001 to 1e9.");

  public static final ConfigOption<Double> EFFICIENCY_LEAST =
      OptionTypes.number(
          "mneme.reward.efficiency-least", 0.5, "Lower bound of the efficiency, 0 to 2.5.");

  public static final ConfigOption<Double> EFFICIENCY_MOST =
      OptionTypes.number(
          "mneme.reward.efficiency-most", 1.5, "Upper bound of the efficiency, 0 to 2.5.");

  public static final ConfigOption<Double> SIMPLE =
      OptionTypes.number("mneme.reward.simple", 1.0, "Factor of a simple task, 0 to 2.5.");

  public static final ConfigOption<Double> MODERATE =
      OptionTypes.number(
          "mneme.reward.moderate",
          1.1,
          "Factor of a moderate task, and where its complexity is not said, 0 to 2.5.");

  public static final ConfigOption<Double> COMPLEX =
      OptionTypes.number("mneme.reward.complex", 1.2, "Factor of a complex task, 0 to 2.5.");

  private RewardOptions() {}

  /**
   * Reads and checks these options and {@link RewardBonusOptions}.
   *
   * @throws IllegalArgumentException if one is outside its range; names key and value
   */
  public static RewardParameters parameters(ReadableConfig config) {
    OptionTypes checked = new OptionTypes(config);
    RewardParameters.Abstention abstention =
        new RewardParameters.Abstention(
            checked.count(EARLY_STEPS, 0, 10_000),
            checked.number(EARLY_BONUS, 0, 1),
            checked.count(LATE_STEPS, 1, 10_000),
            checked.number(LATE_PENALTY, 0, 1),
            checked.count(LONG_FAILURE_STEPS, 0, 10_000),
            checked.number(LONG_FAILURE_PENALTY, 0, 1));
    checked.below(EARLY_STEPS, LATE_STEPS);
    checked.below(EFFICIENCY_LEAST, EFFICIENCY_MOST);
    return new RewardParameters(
        new RewardParameters.Base(
            checked.number(SUCCESS, 0, 1),
            checked.number(PARTIAL_UNKNOWN, 0, 1),
            checked.number(FAILURE, 0, 1),
            checked.number(ABSTAINED, 0, 1)),
        abstention,
        new RewardParameters.Efficiency(
            checked.number(EFFICIENCY_TIME_WEIGHT, 0, 1),
            checked.number(EFFICIENCY_FLOOR, 0, 1),
            checked.number(EFFICIENCY_SECONDS, 0.001, 1e9),
            checked.number(EFFICIENCY_STEPS, 0.001, 1e9),
            checked.number(EFFICIENCY_LEAST, 0, 2.5),
            checked.number(EFFICIENCY_MOST, 0, 2.5)),
        new RewardParameters.ByComplexity(
            checked.number(SIMPLE, 0, 2.5),
            checked.number(MODERATE, 0, 2.5),
            checked.number(COMPLEX, 0, 2.5)),
        RewardBonusOptions.quality(checked),
        RewardBonusOptions.learning(checked));
  }
}
