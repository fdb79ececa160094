package org.mneme.embedding;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.MemoryWrite;

/**
 * Gets the vectors of episodes from a provider. One that has none in time goes on with the {@link
 * Embedding#none vector that is none}, one that came {@link MemoryWrite#again again} not at all.
 *
 * <p><i>State</i>: the episodes that wait, in Flink's own operator, which asks for them again after
 * a restart; event time waits behind them, so that an episode is never late for its window.
 */
public final class EpisodeRequestFunction extends RichAsyncFunction<MemoryWrite, MemoryWrite> {

  /** Of this operator; never changed. */
  public static final String UID = "embedding-episode-requests";

  /** Of the one behind {@link ReembedFunction}; never changed. */
  public static final String AGAIN_UID = "embedding-episode-requests-again";

  private final EmbeddingParameters parameters;

  /** Whether nothing is connected, nor a model loaded, before it is needed. */
  private final boolean isLazy;

  private transient RemoteEmbedder embedder;

  /** Seen by tests. */
  transient RemoteMetrics metrics;

  /** An operator of the provider that {@code parameters} name. */
  public EpisodeRequestFunction(EmbeddingParameters parameters) {
    this(parameters, false);
  }

  private EpisodeRequestFunction(EmbeddingParameters parameters, boolean isLazy) {
    this.parameters = parameters;
    this.isLazy = isLazy;
  }

  /** One that is seldom needed, and keeps no vectors. */
  public static EpisodeRequestFunction again(EmbeddingParameters parameters) {
    return new EpisodeRequestFunction(parameters.withoutCache(), true);
  }

  @Override
  public void open(OpenContext context) {
    if (!isLazy) {
      connect();
    }
  }

  private void connect() {
    embedder = RemoteEmbedder.ofEpisodes(parameters);
    metrics = new RemoteMetrics(getRuntimeContext().getMetricGroup(), embedder);
  }

  // What comes of it is told to the callback, here and wherever this is suppressed.
  @SuppressWarnings("FutureReturnValueIgnored")
  @Override
  public void asyncInvoke(MemoryWrite write, ResultFuture<MemoryWrite> out) {
    if (embedder == null) {
      connect();
    }
    embedder
        .embed(EpisodeText.of(write.episode()))
        .whenComplete((made, failure) -> complete(write, made, out));
  }

  /** The provider's own clock is earlier, unless its threads are stuck. */
  @Override
  public void timeout(MemoryWrite write, ResultFuture<MemoryWrite> out) {
    complete(write, null, out);
  }

  private void complete(MemoryWrite write, Embedding made, ResultFuture<MemoryWrite> out) {
    (made == null ? metrics.missing : metrics.made).inc();
    if (made == null && write.again()) {
      // It is stored as it is, and kept for the next try.
      out.complete(List.of());
      return;
    }
    Embedding embedding =
        made == null ? Embedding.none(parameters.provider().model(), parameters.dimension()) : made;
    Episode embedded = write.episode().withEmbedding(embedding);
    out.complete(List.of(write.withEpisode(embedded)));
  }

  @Override
  public void close() {
    if (embedder != null) {
      embedder.close();
    }
  }
}
