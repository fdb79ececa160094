package org.mneme.embedding;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.mneme.embedding.http.HttpEmbeddingOptions;
import org.mneme.embedding.http.HttpParameters;
import org.mneme.embedding.onnx.OnnxEmbeddingOptions;
import org.mneme.embedding.onnx.OnnxParameters;
import org.mneme.embedding.provider.ProviderParameters;

/** How text becomes vectors. */
public final class EmbeddingOptions {

  /** Which embedder. */
  public static final ConfigOption<EmbedderKind> EMBEDDER =
      ConfigOptions.key("mneme.embedding.embedder")
          .enumType(EmbedderKind.class)
          .defaultValue(EmbeddingParameters.DEFAULT.embedder())
          .withDescription(
              "What makes vectors of the episodes and queries that bring none. hashing is lexical:"
                  + " it finds shared words and parts of words, needs no model and runs inline."
                  + " http asks a provider (mneme.embedding.http), onnx runs a model file of yours"
                  + " (mneme.embedding.onnx).");

  /** How many components. */
  public static final ConfigOption<Integer> DIMENSION =
      ConfigOptions.key("mneme.embedding.dimension")
          .intType()
          .defaultValue(EmbeddingParameters.DEFAULT.dimension())
          .withDescription(
              "Components of the vectors that are made here, 64 to 4096. More of them keep more"
                  + " words apart and take 4 bytes each an episode. The dimension is part of the"
                  + " model's name, so a space keeps the one it began with.");

  /** How many texts' vectors are kept. */
  public static final ConfigOption<Integer> CACHED_TEXTS =
      ConfigOptions.key("mneme.embedding.cached-texts")
          .intType()
          .defaultValue(EmbeddingParameters.DEFAULT.cachedTexts())
          .withDescription(
              "Texts whose vectors one subtask keeps, at least 0; the one that was not asked for"
                  + " longest leaves first. 0 keeps none. It pays where making a vector is slow:"
                  + " unless it is set, http and onnx keep 10000 of queries and 10000 of"
                  + " episodes, about 20 MB each at 384 dimensions. Making a hashed vector takes"
                  + " microseconds (docs/measurements/caches.md), and only those of queries are"
                  + " kept.");

  /** Texts that are asked for at the start. */
  public static final ConfigOption<String> WARM_UP_FILE =
      ConfigOptions.key("mneme.embedding.warm-up-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "A file on every TaskManager with texts of queries, one a line, for http and onnx:"
                  + " when the job starts their vectors are asked for, 50 at a time, so that they"
                  + " are kept before anyone asks. Of more lines than cached-texts only the first"
                  + " are read.");

  private static final int CACHED_TEXTS_OF_PROVIDERS = 10_000;

  private EmbeddingOptions() {}

  /**
   * Reads and checks the options.
   *
   * @throws IllegalArgumentException naming key and value where one is out of its range
   */
  public static EmbeddingParameters parameters(ReadableConfig config) {
    int dimension = config.get(DIMENSION);
    if (dimension < HashingEmbedder.MINIMUM_DIMENSION
        || dimension > HashingEmbedder.MAXIMUM_DIMENSION) {
      throw new IllegalArgumentException(
          "%s is %d, but must be in %d to %d"
              .formatted(
                  DIMENSION.key(),
                  dimension,
                  HashingEmbedder.MINIMUM_DIMENSION,
                  HashingEmbedder.MAXIMUM_DIMENSION));
    }
    EmbedderKind embedder = config.get(EMBEDDER);
    ProviderParameters provider = provider(config, embedder, dimension);
    int cachedTexts =
        provider == null
            ? config.get(CACHED_TEXTS)
            : config.getOptional(CACHED_TEXTS).orElse(CACHED_TEXTS_OF_PROVIDERS);
    if (cachedTexts < 0) {
      throw new IllegalArgumentException(
          "%s is %d, but must be at least 0".formatted(CACHED_TEXTS.key(), cachedTexts));
    }
    return new EmbeddingParameters(
        embedder, dimension, cachedTexts, provider, config.get(WARM_UP_FILE));
  }

  private static ProviderParameters provider(
      ReadableConfig config, EmbedderKind embedder, int dimension) {
    return switch (embedder) {
      case HASHING -> null;
      case ONNX -> OnnxEmbeddingOptions.parameters(config, dimension);
      case HTTP -> {
        HttpParameters http = HttpEmbeddingOptions.parameters(config, dimension);
        yield config.get(OnnxEmbeddingOptions.STANDS_IN)
            ? new StandInParameters(http, standIn(config, http))
            : http;
      }
    };
  }

  private static OnnxParameters standIn(ReadableConfig config, HttpParameters http) {
    OnnxParameters local = OnnxEmbeddingOptions.parameters(config, http.endpoint().dimension());
    if (!local.model().equals(http.model())) {
      throw new IllegalArgumentException(
          "%s is %s, but must be %s, as %s is, to stand in for it"
              .formatted(
                  OnnxEmbeddingOptions.MODEL.key(),
                  local.model(),
                  http.model(),
                  HttpEmbeddingOptions.MODEL.key()));
    }
    return local;
  }
}
