package org.mneme.embedding;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.mneme.embedding.provider.Batcher;
import org.mneme.embedding.provider.Traffic;
import org.mneme.model.Embedding;

/**
 * Vectors of a provider, with those of the last texts kept. Safe for use by several threads; a
 * vector is handed over by a thread of the provider's.
 */
final class RemoteEmbedder implements AutoCloseable {

  final LongAdder cacheHits = new LongAdder();
  final LongAdder cacheMisses = new LongAdder();

  private final String model;
  private final Batcher batcher;
  private final Duration patience;

  /** Null where no vectors are kept; guarded by this. */
  private final VectorCache cache;

  private RemoteEmbedder(String model, Batcher batcher, Duration patience, int cachedTexts) {
    this.model = model;
    this.batcher = batcher;
    this.patience = patience;
    this.cache = cachedTexts > 0 ? new VectorCache(cachedTexts) : null;
  }

  /** Waits for each vector as long as an episode may. */
  static RemoteEmbedder ofEpisodes(EmbeddingParameters parameters) {
    return new RemoteEmbedder(
        parameters.provider().model(),
        Batcher.ofEpisodes(parameters.provider()),
        parameters.provider().retryFor(),
        parameters.cachedTexts());
  }

  /** Waits for each vector as long as a query may. */
  static RemoteEmbedder ofQueries(EmbeddingParameters parameters) {
    return new RemoteEmbedder(
        parameters.provider().model(),
        Batcher.ofQueries(parameters.provider()),
        parameters.provider().queryTimeout(),
        parameters.cachedTexts());
  }

  /** The unit vector of {@code text}, or a failure when none could be had in time. */
  CompletableFuture<Embedding> embed(String text) {
    return embed(text, patience);
  }

  /** The same, waited for so long. */
  CompletableFuture<Embedding> embed(String text, Duration patience) {
    if (cache == null) {
      return made(text, patience);
    }
    String hash = TextHash.of(text);
    Embedding kept;
    synchronized (this) {
      kept = cache.get(hash);
    }
    if (kept != null) {
      cacheHits.increment();
      return CompletableFuture.completedFuture(kept);
    }
    cacheMisses.increment();
    return made(text, patience)
        .thenApply(
            made -> {
              synchronized (this) {
                cache.put(hash, made);
              }
              return made;
            });
  }

  private CompletableFuture<Embedding> made(String text, Duration patience) {
    return batcher.embed(text, patience).thenApply(vector -> Embedding.of(model, vector));
  }

  Traffic traffic() {
    return batcher.traffic();
  }

  @Override
  public void close() {
    batcher.close();
  }
}
