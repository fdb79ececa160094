package org.mneme.embedding;

import java.io.Serializable;

/**
 * Which embedder, how large its vectors are, and how many of them are kept.
 *
 * @param embedder kind of embedder
 * @param dimension number of components, 64 to 4,096
 * @param cachedTexts texts of queries whose vectors are kept, ≥ 0; 0 keeps none
 */
public record EmbeddingParameters(EmbedderKind embedder, int dimension, int cachedTexts)
    implements Serializable {

  /** The hashing embedder with 384 components, and no cache. */
  public static final EmbeddingParameters DEFAULT =
      new EmbeddingParameters(EmbedderKind.HASHING, 384, 0);
}
