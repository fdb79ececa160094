package org.mneme.embedding;

import java.io.Serializable;

/**
 * Which embedder, and how large its vectors are.
 *
 * @param embedder kind of embedder
 * @param dimension number of components, 64 to 4,096
 */
public record EmbeddingParameters(EmbedderKind embedder, int dimension) implements Serializable {

  /** The hashing embedder with 384 components. */
  public static final EmbeddingParameters DEFAULT =
      new EmbeddingParameters(EmbedderKind.HASHING, 384);
}
