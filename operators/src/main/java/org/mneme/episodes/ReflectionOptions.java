package org.mneme.episodes;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/** Options of {@linkplain Reflector reflection}. */
public final class ReflectionOptions {

  public static final ConfigOption<Integer> PER_TEMPLATE =
      OptionTypes.count(
          "mneme.reflection.per-template",
          5,
          "Most findings of one sort (such as tools that failed) in an episode, 1 to 100.");

  public static final ConfigOption<Integer> EVIDENCE =
      OptionTypes.count(
          "mneme.reflection.evidence",
          32,
          "Most step numbers that a finding names as its evidence, 1 to 1000.");

  public static final ConfigOption<Integer> FLAWLESS_STEPS =
      OptionTypes.count(
          "mneme.reflection.flawless-steps",
          3,
          "Number of steps from which on it is a finding that none failed, 1 to 1000.");

  public static final ConfigOption<Duration> SLOW =
      OptionTypes.duration(
          "mneme.reflection.slow",
          Duration.ofSeconds(1),
          "A step that took less than this is never called slow, 0 to 1 d.");

  public static final ConfigOption<Double> SLOW_SHARE =
      OptionTypes.number(
          "mneme.reflection.slow-share",
          0.5,
          "A step that took more than this share of the time of all steps is slow, 0 to 1.");

  public static final ConfigOption<Integer> LONG_STEPS =
      OptionTypes.count(
          "mneme.reflection.long-steps",
          10,
          "A failure or abstention after more steps than this came late, 0 to 1000.");

  private ReflectionOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range; names key and value
   */
  public static ReflectionParameters parameters(ReadableConfig config) {
    OptionTypes checked = new OptionTypes(config);
    return new ReflectionParameters(
        checked.count(PER_TEMPLATE, 1, 100),
        checked.count(EVIDENCE, 1, 1_000),
        checked.count(FLAWLESS_STEPS, 1, 1_000),
        checked.millis(SLOW, Duration.ZERO, Duration.ofDays(1)),
        checked.number(SLOW_SHARE, 0, 1),
        checked.count(LONG_STEPS, 0, 1_000));
  }
}
