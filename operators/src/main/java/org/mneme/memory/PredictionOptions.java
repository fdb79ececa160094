package org.mneme.memory;

import static org.apache.flink.configuration.ConfigOptions.key;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.mneme.episodic.prediction.CreditParameters;
import org.mneme.episodic.prediction.ExperienceCapacity;
import org.mneme.episodic.prediction.PredictionParameters;
import org.mneme.episodic.prediction.PredictionRules;
import org.mneme.episodic.prediction.UtilityWeights;

/** Options of experiences and of what is predicted from them. */
public final class PredictionOptions {

  private static final PredictionParameters PREDICTION = PredictionParameters.DEFAULT;
  private static final CreditParameters CREDIT = CreditParameters.DEFAULT;
  private static final ExperienceCapacity CAPACITY = ExperienceCapacity.DEFAULT;

  /** Most experiences of a prediction. */
  public static final ConfigOption<Integer> MAX_NEIGHBOURS =
      count(
          "max-neighbours",
          PREDICTION.maxNeighbours(),
          "Most experiences that one prediction is made from, at least 1, however large the query's"
              + " k is.");

  /** Fewest experiences of a prediction. */
  public static final ConfigOption<Integer> LEAST_NEIGHBOURS =
      count(
          "least-neighbours",
          PREDICTION.leastNeighbours(),
          "Fewest experiences near to a state from which something is predicted, from 1 to"
              + " max-neighbours.");

  /** How near experiences must be. */
  public static final ConfigOption<Double> MIN_SIMILARITY =
      number(
          "min-similarity",
          PREDICTION.minSimilarity(),
          "Least cosine, in (0, 1], of an experience's state with the one that is asked about.");

  /** What a surprise takes from a success. */
  public static final ConfigOption<Double> SURPRISE_PENALTY =
      number(
          "surprise-penalty",
          PREDICTION.surprisePenalty(),
          "Part of its prediction error, in [0, 1], that the success of a step loses.");

  /** What is added to a success. */
  public static final ConfigOption<Double> SUCCESS_FLOOR =
      number(
          "success-floor",
          PREDICTION.successFloor(),
          "Added to an experience's success in its weight, in (0, 1], so that failures weigh"
              + " something.");

  /** Weight of recent successes. */
  public static final ConfigOption<Double> RECENT_SHARE =
      number(
          "recent-share",
          PREDICTION.recentShare(),
          "Weight of an experience's recent successes against all of them, in [0, 1].");

  /** Most confidence. */
  public static final ConfigOption<Double> MAX_CONFIDENCE =
      number(
          "max-confidence",
          PREDICTION.maxConfidence(),
          "Most confidence of a prediction, in (0, 1].");

  /** Weight of similarity. */
  public static final ConfigOption<Double> WEIGHT_SIMILARITY =
      weight("similarity", PREDICTION.utility().similarity(), "cosine of the states; above 0");

  /** Weight of past successes. */
  public static final ConfigOption<Double> WEIGHT_HISTORICAL =
      weight("historical", PREDICTION.utility().historical(), "how well it went with it");

  /** Weight of youth. */
  public static final ConfigOption<Double> WEIGHT_RECENCY =
      weight("recency", PREDICTION.utility().recency(), "how young it is");

  /** Weight of accuracy. */
  public static final ConfigOption<Double> WEIGHT_ACCURACY =
      weight("accuracy", PREDICTION.utility().accuracy(), "how well its outcome was predicted");

  /** Weight of connections. */
  public static final ConfigOption<Double> WEIGHT_CONNECTION =
      weight(
          "connection",
          PREDICTION.utility().connection(),
          "how well it worked together with the others that are near");

  /** How many successes are recent. */
  public static final ConfigOption<Integer> RECENT_SUCCESSES =
      count(
          "recent-successes",
          CREDIT.recentSuccesses(),
          "How many of its last successes an experience keeps one by one, at least 1.");

  /** How fast connections grow. */
  public static final ConfigOption<Double> CONNECTION_RATE =
      number(
          "connection-rate",
          CREDIT.connectionRate(),
          "Part of the way to a step's success, in (0, 1], that the connection of two experiences"
              + " it used goes.");

  /** From which success on experiences connect. */
  public static final ConfigOption<Double> CONNECTION_THRESHOLD =
      number(
          "connection-threshold",
          CREDIT.connectionThreshold(),
          "Success of a step, in [0, 1], above which the experiences it used connect.");

  /** Most connections of an experience. */
  public static final ConfigOption<Integer> MAX_CONNECTIONS =
      key("mneme.prediction.max-connections")
          .intType()
          .defaultValue(CREDIT.maxConnections())
          .withDescription("Most connections of an experience, at least 0; the weakest make room.");

  /** Experiences of a space. */
  public static final ConfigOption<Integer> MAX_EXPERIENCES =
      count(
          "max-experiences",
          CAPACITY.maxExperiences(),
          "Experiences of a space, at least 1, above which the least useful are evicted when a"
              + " window closes. Answers of the space wait while it lasts.");

  /** How many are evicted at once. */
  public static final ConfigOption<Double> EVICT_SHARE =
      number(
          "evict-share",
          CAPACITY.evictedShare(),
          "Share of max-experiences, in (0, 1], that is free after an eviction. Answers of the"
              + " space wait while it lasts.");

  /** How many are never evicted. */
  public static final ConfigOption<Double> KEEP_SHARE =
      number(
          "keep-share",
          CAPACITY.keptShare(),
          "Share of a space's experiences, those used most, in [0, 1], that no eviction takes.");

  private PredictionOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming key and value where one is out of its range
   */
  public static PredictionRules rules(ReadableConfig config) {
    CheckedOptions checked = new CheckedOptions(config);
    return new PredictionRules(
        prediction(checked),
        new CreditParameters(
            checked.atLeast(RECENT_SUCCESSES, 1),
            checked.positiveShare(CONNECTION_RATE),
            checked.share(CONNECTION_THRESHOLD),
            checked.atLeast(MAX_CONNECTIONS, 0)),
        new ExperienceCapacity(
            checked.atLeast(MAX_EXPERIENCES, 1),
            checked.positiveShare(EVICT_SHARE),
            checked.share(KEEP_SHARE)));
  }

  private static PredictionParameters prediction(CheckedOptions checked) {
    int most = checked.atLeast(MAX_NEIGHBOURS, 1);
    return new PredictionParameters(
        most,
        checked.between(LEAST_NEIGHBOURS, 1, most),
        checked.positiveShare(MIN_SIMILARITY),
        checked.share(SURPRISE_PENALTY),
        checked.positiveShare(SUCCESS_FLOOR),
        checked.share(RECENT_SHARE),
        checked.positiveShare(MAX_CONFIDENCE),
        new UtilityWeights(
            checked.positive(WEIGHT_SIMILARITY),
            checked.notNegative(WEIGHT_HISTORICAL),
            checked.notNegative(WEIGHT_RECENCY),
            checked.notNegative(WEIGHT_ACCURACY),
            checked.notNegative(WEIGHT_CONNECTION)));
  }

  private static ConfigOption<Integer> count(String name, int value, String description) {
    return key("mneme.prediction." + name)
        .intType()
        .defaultValue(value)
        .withDescription(description);
  }

  private static ConfigOption<Double> number(String name, double value, String description) {
    return key("mneme.prediction." + name)
        .doubleType()
        .defaultValue(value)
        .withDescription(description);
  }

  private static ConfigOption<Double> weight(String part, double value, String meaning) {
    return number(
        "weight." + part,
        value,
        "Weight, at least 0, of a part of an experience's utility: " + meaning + ".");
  }
}
