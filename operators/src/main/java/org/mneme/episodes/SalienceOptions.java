package org.mneme.episodes;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/** Options of the {@linkplain SalienceFormula salience}. */
public final class SalienceOptions {

  public static final ConfigOption<Double> RECOVERY =
      weight("recovery", 0.35, "of an error that was followed at once by a success");

  public static final ConfigOption<Double> NOT_SUCCESS =
      weight("not-success", 0.25, "of any end but success");

  public static final ConfigOption<Double> VARIETY =
      weight("variety", 0.2, "of the variety of tools");

  public static final ConfigOption<Double> FINDINGS =
      weight("findings", 0.2, "of the number of findings");

  public static final ConfigOption<Integer> FULL_TOOLS =
      OptionTypes.count(
          "mneme.salience.full-tools",
          5,
          "Number of different tools from which on variety counts in full, 1 to 1000.");

  public static final ConfigOption<Integer> FULL_FINDINGS =
      OptionTypes.count(
          "mneme.salience.full-findings",
          5,
          "Number of findings from which on they count in full, 1 to 1000.");

  private SalienceOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range; names key and value
   */
  public static SalienceParameters parameters(ReadableConfig config) {
    OptionTypes checked = new OptionTypes(config);
    return new SalienceParameters(
        checked.number(RECOVERY, 0, 1),
        checked.number(NOT_SUCCESS, 0, 1),
        checked.number(VARIETY, 0, 1),
        checked.number(FINDINGS, 0, 1),
        checked.count(FULL_TOOLS, 1, 1_000),
        checked.count(FULL_FINDINGS, 1, 1_000));
  }

  private static ConfigOption<Double> weight(String name, double value, String what) {
    return OptionTypes.number(
        "mneme.salience." + name, value, "Weight " + what + " in an episode's salience, 0 to 1.");
  }
}
