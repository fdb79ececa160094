package org.mneme.memory;

import static org.apache.flink.configuration.ConfigOptions.key;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.mneme.association.patterns.PatternMixing;
import org.mneme.association.patterns.PatternWeights;

/** Options of how patterns are recalled. */
public final class PatternRecallOptions {

  /** Weight of context. */
  public static final ConfigOption<Double> WEIGHT_CONTEXT =
      weight(
          "context",
          PatternWeights.DEFAULT.context(),
          "how well the pattern suits the query by domain, tools, errors and features");

  /** Weight of similarity. */
  public static final ConfigOption<Double> WEIGHT_SIMILARITY =
      weight(
          "similarity",
          PatternWeights.DEFAULT.similarity(),
          "mean cosine of the query and the episodes that show the pattern");

  /** Weight of the bound. */
  public static final ConfigOption<Double> WEIGHT_BOUND =
      weight("bound", PatternWeights.DEFAULT.bound(), "how certain the pattern is");

  /** Weight of effectiveness. */
  public static final ConfigOption<Double> WEIGHT_EFFECTIVENESS =
      weight(
          "effectiveness",
          PatternWeights.DEFAULT.effectiveness(),
          "how certain it is that following the pattern helps");

  /** Patterns of a recall that asks for none. */
  public static final ConfigOption<Integer> MOST =
      key("mneme.ranking.pattern.most")
          .intType()
          .defaultValue(PatternMixing.DEFAULT.most())
          .withDescription(
              "Most patterns that a recall which names no kinds shows among its episodes, at least"
                  + " 0; 0 for none.");

  /** How good these must be. */
  public static final ConfigOption<Double> LEAST_SCORE =
      key("mneme.ranking.pattern.least-score")
          .doubleType()
          .defaultValue(PatternMixing.DEFAULT.leastScore())
          .withDescription("Least score of such a pattern, in [0, 1].");

  /** What no pattern takes from an episode. */
  public static final ConfigOption<Integer> FIRST_PLACES =
      key("mneme.ranking.pattern.first-places")
          .intType()
          .defaultValue(PatternMixing.DEFAULT.firstPlaces())
          .withDescription(
              "So many first places of such a recall, at least 0, are the episodes', and always half"
                  + " of all.");

  private PatternRecallOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming what is out of its range
   */
  public static PatternRecallParameters parameters(ReadableConfig config) {
    CheckedOptions checked = new CheckedOptions(config);
    return new PatternRecallParameters(
        new PatternWeights(
            checked.notNegative(WEIGHT_CONTEXT),
            checked.notNegative(WEIGHT_SIMILARITY),
            checked.notNegative(WEIGHT_BOUND),
            checked.notNegative(WEIGHT_EFFECTIVENESS)),
        new PatternMixing(
            checked.atLeast(MOST, 0),
            checked.share(LEAST_SCORE),
            checked.atLeast(FIRST_PLACES, 0)));
  }

  private static ConfigOption<Double> weight(String part, double value, String meaning) {
    return key("mneme.ranking.pattern.weight." + part)
        .doubleType()
        .defaultValue(value)
        .withDescription(
            "Weight, at least 0, of a part of a pattern's score: "
                + meaning
                + ". Weights are scaled over the parts that a query has.");
  }
}
