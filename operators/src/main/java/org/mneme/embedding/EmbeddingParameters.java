package org.mneme.embedding;

import java.io.Serializable;
import org.mneme.embedding.provider.ProviderParameters;

/**
 * Which embedder, how large its vectors are, and how many of them are kept.
 *
 * @param embedder kind of embedder
 * @param dimension number of components, 64 to 4,096
 * @param cachedTexts texts whose vectors are kept, ≥ 0; 0 keeps none
 * @param provider what is asked beside the stream; null for an embedder that works inline
 * @param warmUpFile texts whose vectors are asked for at the start, a path, or null
 */
public record EmbeddingParameters(
    EmbedderKind embedder,
    int dimension,
    int cachedTexts,
    ProviderParameters provider,
    String warmUpFile)
    implements Serializable {

  /** The hashing embedder with 384 components, and no cache. */
  public static final EmbeddingParameters DEFAULT =
      new EmbeddingParameters(EmbedderKind.HASHING, 384, 0);

  /** An embedder that works inline. */
  public EmbeddingParameters(EmbedderKind embedder, int dimension, int cachedTexts) {
    this(embedder, dimension, cachedTexts, null, null);
  }

  /** The same, but no vectors are kept. */
  EmbeddingParameters withoutCache() {
    return new EmbeddingParameters(embedder, dimension, 0, provider, null);
  }

  /** Whether vectors come from elsewhere, and so beside the stream. */
  public boolean isRemote() {
    return provider != null;
  }
}
