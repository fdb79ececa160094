package org.mneme.embedding;

import org.mneme.model.SimilarityProfile;

/** The one place that decides which embedder works. */
public final class Embedders {

  private Embedders() {}

  /**
   * A new embedder that works inline.
   *
   * @throws IllegalArgumentException if there is none of this kind, or it has no such dimension
   */
  public static Embedder of(EmbeddingParameters parameters) {
    return switch (parameters.embedder()) {
      case HASHING -> new HashingEmbedder(parameters.dimension());
      case HTTP, ONNX ->
          throw new IllegalArgumentException(parameters.embedder() + " does not work inline");
    };
  }

  /** What makes the vectors, as far as they are compared. */
  public static EmbeddingModel model(EmbeddingParameters parameters) {
    return switch (parameters.embedder()) {
      case HASHING -> {
        Embedder embedder = of(parameters);
        yield new EmbeddingModel(embedder.model(), embedder.profile());
      }
      case HTTP, ONNX ->
          new EmbeddingModel(parameters.provider().model(), SimilarityProfile.NEURAL);
    };
  }
}
