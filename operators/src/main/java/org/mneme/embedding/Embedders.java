package org.mneme.embedding;

/** The one place that decides which embedder works. */
public final class Embedders {

  private Embedders() {}

  /**
   * A new embedder.
   *
   * @throws IllegalArgumentException if the embedder has no such dimension
   */
  public static Embedder of(EmbeddingParameters parameters) {
    return switch (parameters.embedder()) {
      case HASHING -> new HashingEmbedder(parameters.dimension());
    };
  }
}
