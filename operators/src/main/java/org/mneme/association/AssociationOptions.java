package org.mneme.association;

import static org.apache.flink.configuration.ConfigOptions.key;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.mneme.kernels.activation.FanExponent;

/** Options of bindings and of spreading activation. */
public final class AssociationOptions {

  /** Law of decay. */
  public static final ConfigOption<BindingDecay> DECAY =
      key("mneme.association.decay")
          .enumType(BindingDecay.class)
          .defaultValue(BindingStrength.DEFAULT.decay())
          .withDescription(
              "How the strength s of a binding falls with time: exponential, s*e^(-rate*t), or"
                  + " linear, s*max(0, 1 - rate*t).");

  /** Rate of decay. */
  public static final ConfigOption<Double> DECAY_PER_DAY =
      number(
          "decay-per-day",
          BindingStrength.DEFAULT.ratePerDay(),
          "Rate of that decay per day, at least 0, for a concept with one binding.");

  /** How much faster bindings of large concepts decay. */
  public static final ConfigOption<Double> DECAY_FAN_WEIGHT =
      number(
          "decay-fan-weight",
          BindingStrength.DEFAULT.fanWeight(),
          "How much faster a binding fades for each e-fold of its concept's fan-out, at least 0:"
              + " the rate is multiplied by 1 + weight*ln(fan-out).");

  /** What a binding gains when it helped. */
  public static final ConfigOption<Double> FEEDBACK_GAIN =
      number(
          "feedback-gain",
          BindingStrength.DEFAULT.feedbackGain(),
          "Share of what a binding lacks to 1 that it gains when feedback says that it helped, in"
              + " [0, 1].");

  /** What a binding loses when it hurt. */
  public static final ConfigOption<Double> FEEDBACK_LOSS =
      number(
          "feedback-loss",
          BindingStrength.DEFAULT.feedbackLoss(),
          "Share of its strength that a binding loses when feedback says that it hurt, in [0, 1].");

  /** Strength below which a binding is dropped. */
  public static final ConfigOption<Double> LEAST_STRENGTH =
      number(
          "least-strength",
          BindingStrength.DEFAULT.least(),
          "Strength, in [0, 1), below which a binding is dropped.");

  /** Most seed episodes. */
  public static final ConfigOption<Integer> SEED_EPISODES =
      count(
          "seed-episodes",
          SpreadingParameters.DEFAULT.seedEpisodes(),
          "Most episodes that a query activates by their similarity, in [0, 1000].");

  /** Most seed concepts. */
  public static final ConfigOption<Integer> SEED_CONCEPTS =
      count(
          "seed-concepts",
          SpreadingParameters.DEFAULT.seedConcepts(),
          "Most concepts that a query activates by their similarity, in [0, 1000].");

  /** Softness of the seed threshold. */
  public static final ConfigOption<Double> SEED_TEMPERATURE =
      number(
          "seed-temperature",
          SpreadingParameters.DEFAULT.temperature(),
          "Softness, above 0, of the threshold of seeds: a seed's activation is the logistic"
              + " function of (cosine - threshold) / temperature.");

  /** Rounds of spreading. */
  public static final ConfigOption<Integer> HOPS =
      count(
          "hops",
          SpreadingParameters.DEFAULT.hops(),
          "Rounds in which activation spreads for a query that names no number, in [0, 8]. 0"
              + " switches spreading off.");

  /** Share that goes from episode to concept. */
  public static final ConfigOption<Double> TO_CONCEPT =
      number(
          "to-concept",
          SpreadingParameters.DEFAULT.toConcept(),
          "Share of its activation that an episode passes on over a binding of strength 1, in [0,"
              + " 1).");

  /** Share that goes from concept to episode. */
  public static final ConfigOption<Double> TO_EPISODE =
      number(
          "to-episode",
          SpreadingParameters.DEFAULT.toEpisode(),
          "Share that a concept passes on over a binding of strength 1, before its fan-out divides"
              + " it, in [0, 1).");

  /** Share that goes over a link. */
  public static final ConfigOption<Double> OVER_LINK =
      number(
          "over-link",
          SpreadingParameters.DEFAULT.overLink(),
          "Share that an episode passes on over a link of weight 1, in [0, 1).");

  /** Power of the fan-out. */
  public static final ConfigOption<Double> FAN_EXPONENT =
      number(
          "fan-exponent",
          0.5,
          "Power of a concept's fan-out by which what leaves it is divided: 0, 0.5 or 1.");

  /** Activation below which nothing is passed on. */
  public static final ConfigOption<Double> LEAST_ACTIVATION =
      number(
          "least-activation",
          SpreadingParameters.DEFAULT.least(),
          "Activation, in [0, 1], below which a node passes nothing on.");

  /** Most nodes that pass activation on. */
  public static final ConfigOption<Integer> WIDTH =
      count(
          "width",
          SpreadingParameters.DEFAULT.width(),
          "Most nodes that pass activation on in a round, at least 1: the most active ones.");

  private AssociationOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming what is out of its range
   */
  public static SpreadingParameters parameters(ReadableConfig config) {
    return new SpreadingParameters(
        config.get(SEED_EPISODES),
        config.get(SEED_CONCEPTS),
        config.get(SEED_TEMPERATURE),
        config.get(HOPS),
        config.get(TO_CONCEPT),
        config.get(TO_EPISODE),
        config.get(OVER_LINK),
        fanExponent(config),
        config.get(LEAST_ACTIVATION),
        config.get(WIDTH),
        binding(config));
  }

  private static BindingStrength binding(ReadableConfig config) {
    return new BindingStrength(
        config.get(DECAY),
        config.get(DECAY_PER_DAY),
        config.get(DECAY_FAN_WEIGHT),
        config.get(FEEDBACK_GAIN),
        config.get(FEEDBACK_LOSS),
        config.get(LEAST_STRENGTH));
  }

  private static FanExponent fanExponent(ReadableConfig config) {
    double exponent = config.get(FAN_EXPONENT);
    if (exponent == 0) {
      return FanExponent.ZERO;
    } else if (exponent == 0.5) {
      return FanExponent.HALF;
    } else if (exponent == 1) {
      return FanExponent.ONE;
    }
    throw new IllegalArgumentException(
        FAN_EXPONENT.key() + " is " + exponent + ", but must be 0, 0.5 or 1");
  }

  private static ConfigOption<Double> number(String name, double value, String description) {
    return key("mneme.association." + name)
        .doubleType()
        .defaultValue(value)
        .withDescription(description);
  }

  private static ConfigOption<Integer> count(String name, int value, String description) {
    return key("mneme.association." + name)
        .intType()
        .defaultValue(value)
        .withDescription(description);
  }
}
