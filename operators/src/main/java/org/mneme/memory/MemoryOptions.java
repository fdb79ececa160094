package org.mneme.memory;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.mneme.association.AssociationOptions;
import org.mneme.association.MarginalRelevance;
import org.mneme.association.RankingWeights;
import org.mneme.association.Retention;
import org.mneme.episodic.text.TextOptions;
import org.mneme.model.SimilarityProfiles;

/** Options of the Memory operator. */
public final class MemoryOptions {

  /** Which memories a space has. */
  public static final ConfigOption<MemoryMode> MODE =
      key("mneme.memory.mode")
          .enumType(MemoryMode.class)
          .defaultValue(MemoryMode.DUAL)
          .withDescription(
              "Which memories a space has: dual, episodes and the concepts that form from them;"
                  + " single, episodes only, which shows what the second memory costs. A snapshot of"
                  + " dual starts as single with Flink's"
                  + " execution.state-recovery.ignore-unclaimed-state.");

  /** Length of a learning window. */
  public static final ConfigOption<Duration> WINDOW =
      key("mneme.memory.window")
          .durationType()
          .defaultValue(Duration.ofSeconds(10))
          .withDescription(
              "Length of a learning window of event time, at least 1 ms. An episode can be recalled"
                  + " on arrival; equal experiences become one when the window closes.");

  /** Salience below which an episode is not stored. */
  public static final ConfigOption<Double> SALIENCE_THRESHOLD =
      key("mneme.memory.salience-threshold")
          .doubleType()
          .defaultValue(0.0)
          .withDescription(
              "Salience, in [0, 1], below which an episode is acknowledged as below-salience and"
                  + " not stored. 0 stores every episode.");

  /** Whether abandoned episodes are stored. */
  public static final ConfigOption<Boolean> KEEP_ABANDONED =
      key("mneme.memory.keep-abandoned")
          .booleanType()
          .defaultValue(false)
          .withDescription(
              "Whether an episode that no one completed is stored, with value 0. It is acknowledged"
                  + " as abandoned either way.");

  /** Whether recalls leave usage behind. */
  public static final ConfigOption<Boolean> LEARN_FROM_RECALL =
      key("mneme.memory.learn-from-recall")
          .booleanType()
          .defaultValue(true)
          .withDescription(
              "Whether a recall strengthens what it returns. Off, answers depend on the stored"
                  + " episodes and the query alone.");

  /** Law of forgetting. */
  public static final ConfigOption<Retention> RETENTION =
      key("mneme.memory.retention")
          .enumType(Retention.class)
          .defaultValue(Retention.EBBINGHAUS)
          .withDescription("Law by which the retention part of a score falls with time.");

  /** Age beyond which a query is not worth answering. */
  public static final ConfigOption<Duration> QUERY_MAX_AGE =
      key("mneme.queries.max-age")
          .durationType()
          .defaultValue(Duration.ofSeconds(30))
          .withDescription(
              "A query older than this by its Kafka timestamp, or than its own deadline, is answered"
                  + " at once as expired, without hits. At least 1 ms.");

  /** Weight of similarity. */
  public static final ConfigOption<Double> WEIGHT_SIMILARITY =
      weight("similarity", RankingWeights.DEFAULT.similarity(), "cosine of query and memory");

  /** Weight of text. */
  public static final ConfigOption<Double> WEIGHT_TEXT =
      weight("text", RankingWeights.DEFAULT.text(), "lexical relevance by BM25");

  /** Weight of activation. */
  public static final ConfigOption<Double> WEIGHT_ACTIVATION =
      weight("activation", RankingWeights.DEFAULT.activation(), "what arrived by spreading");

  /** Weight of retention. */
  public static final ConfigOption<Double> WEIGHT_RETENTION =
      weight("retention", RankingWeights.DEFAULT.retention(), "how fresh the memory is");

  /** Weight of value. */
  public static final ConfigOption<Double> WEIGHT_VALUE =
      weight("value", RankingWeights.DEFAULT.value(), "how well the episode ended");

  /** Lambda of maximal marginal relevance. */
  public static final ConfigOption<Double> DIVERSITY_LAMBDA =
      key("mneme.ranking.diversity-lambda")
          .doubleType()
          .defaultValue(0.7)
          .withDescription(
              "Weight of a hit's score against its novelty among the hits before it (maximal"
                  + " marginal relevance), in [0, 1]. 1 ranks by score alone.");

  private MemoryOptions() {}

  /**
   * Reads and checks the options, with the thresholds of neural embedders for every model.
   *
   * @throws IllegalArgumentException naming key and value where one is out of its range
   */
  public static MemoryParameters parameters(ReadableConfig config) {
    return parameters(config, SimilarityProfiles.NEURAL);
  }

  /**
   * Reads and checks the options.
   *
   * @param profiles the thresholds of the embedding models
   * @throws IllegalArgumentException naming key and value where one is out of its range
   */
  public static MemoryParameters parameters(ReadableConfig config, SimilarityProfiles profiles) {
    CheckedOptions checked = new CheckedOptions(config);
    RankingWeights weights =
        new RankingWeights(
            checked.notNegative(WEIGHT_SIMILARITY),
            checked.notNegative(WEIGHT_TEXT),
            checked.notNegative(WEIGHT_ACTIVATION),
            checked.notNegative(WEIGHT_RETENTION),
            checked.notNegative(WEIGHT_VALUE));
    return new MemoryParameters(
        config.get(MODE),
        profiles,
        checked.positiveMillis(WINDOW),
        checked.share(SALIENCE_THRESHOLD),
        config.get(KEEP_ABANDONED),
        config.get(LEARN_FROM_RECALL),
        HotTierOptions.parameters(config),
        checked.positiveMillis(QUERY_MAX_AGE),
        new MemoryParameters.RankingParameters(
            weights,
            config.get(RETENTION),
            new MarginalRelevance(checked.share(DIVERSITY_LAMBDA)),
            TextOptions.parameters(config)),
        AssociationOptions.parameters(config),
        LearningOptions.parameters(config),
        PredictionOptions.rules(config),
        PatternRecallOptions.parameters(config),
        LadderOptions.ladder(config),
        AnswerCacheOptions.parameters(config));
  }

  private static ConfigOption<Double> weight(String part, double value, String meaning) {
    return key("mneme.ranking.weight." + part)
        .doubleType()
        .defaultValue(value)
        .withDescription(
            "Weight, at least 0, of a score's part: "
                + meaning
                + ". Similarity, text and activation are scaled over those that a query has; retention and value scale their mean.");
  }
}
