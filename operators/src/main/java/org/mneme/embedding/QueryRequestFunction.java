package org.mneme.embedding;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.mneme.model.Embedding;
import org.mneme.model.RecallQuery;

/**
 * Gets the vectors of queries from a provider. One that has none in time goes on without, and is
 * answered by its text.
 *
 * <p><i>State</i>: the queries that wait, in Flink's own operator.
 */
public final class QueryRequestFunction extends RichAsyncFunction<RecallQuery, RecallQuery> {

  /** Of this operator; never changed. */
  public static final String UID = "embedding-query-requests";

  private final EmbeddingParameters parameters;

  private transient RemoteEmbedder embedder;
  private transient RemoteMetrics metrics;

  /** An operator of the provider that {@code parameters} name. */
  public QueryRequestFunction(EmbeddingParameters parameters) {
    this.parameters = parameters;
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  @Override
  public void open(OpenContext context) {
    embedder = RemoteEmbedder.ofQueries(parameters);
    metrics = new RemoteMetrics(getRuntimeContext().getMetricGroup(), embedder);
    if (parameters.warmUpFile() != null) {
      new WarmUp(embedder, parameters.provider().retryFor())
          .start(WarmUp.texts(parameters.warmUpFile(), parameters.cachedTexts()));
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  @Override
  public void asyncInvoke(RecallQuery query, ResultFuture<RecallQuery> out) {
    embedder.embed(query.text()).whenComplete((made, failure) -> complete(query, made, out));
  }

  /** The provider's own clock is earlier, unless its threads are stuck. */
  @Override
  public void timeout(RecallQuery query, ResultFuture<RecallQuery> out) {
    complete(query, null, out);
  }

  private void complete(RecallQuery query, Embedding made, ResultFuture<RecallQuery> out) {
    (made == null ? metrics.missing : metrics.made).inc();
    out.complete(List.of(made == null ? query : query.withEmbedding(made)));
  }

  @Override
  public void close() {
    if (embedder != null) {
      embedder.close();
    }
  }
}
