package org.mneme.embedding;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.mneme.embedding.http.HttpEmbeddingOptions;

/** How text becomes vectors. */
public final class EmbeddingOptions {

  /** Which embedder. */
  public static final ConfigOption<EmbedderKind> EMBEDDER =
      ConfigOptions.key("mneme.embedding.embedder")
          .enumType(EmbedderKind.class)
          .defaultValue(EmbeddingParameters.DEFAULT.embedder())
          .withDescription(
              "What makes vectors of the episodes and queries that bring none. hashing is lexical:"
                  + " it finds shared words and parts of words, needs no model and runs inline. http"
                  + " asks a provider (mneme.embedding.http).");

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
                  + " unless it is set, the embedder http keeps 10000 of queries and 10000 of"
                  + " episodes, about 20 MB each at 384 dimensions. Making a hashed vector takes"
                  + " microseconds (docs/measurements/caches.md), and only those of queries are"
                  + " kept.");

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
    int cachedTexts =
        embedder == EmbedderKind.HTTP
            ? config.getOptional(CACHED_TEXTS).orElse(CACHED_TEXTS_OF_PROVIDERS)
            : config.get(CACHED_TEXTS);
    if (cachedTexts < 0) {
      throw new IllegalArgumentException(
          "%s is %d, but must be at least 0".formatted(CACHED_TEXTS.key(), cachedTexts));
    }
    return embedder == EmbedderKind.HTTP
        ? new EmbeddingParameters(
            embedder, dimension, cachedTexts, HttpEmbeddingOptions.parameters(config, dimension))
        : new EmbeddingParameters(embedder, dimension, cachedTexts);
  }
}
