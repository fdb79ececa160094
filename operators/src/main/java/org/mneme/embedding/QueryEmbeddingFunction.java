package org.mneme.embedding;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.mneme.model.Embedding;
import org.mneme.model.LatencySample;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallQuery;

/**
 * Gives a query a unit vector: the supplied one at norm 1, else one of its text. A prediction,
 * which asks by its state, and a query with neither vector nor text (a blank text is none) pass as
 * they are. Without state; vectors are made inline, and kept in a {@link VectorCache} where the
 * options say so, or those queries handed on that a provider has to make them for.
 */
public final class QueryEmbeddingFunction extends ProcessFunction<RecallQuery, RecallQuery> {

  /** Of this operator. */
  public static final String UID = "embedding-queries";

  /** Operation of its samples. */
  public static final String OPERATION = "recall.embed";

  /** How long each query took that got a vector. */
  public static final OutputTag<LatencySample> LATENCIES =
      new OutputTag<>("latencies", TypeInformation.of(LatencySample.class));

  /** Queries that a provider makes the vectors of, see {@link QueryRequestFunction}. */
  public static final OutputTag<RecallQuery> REQUESTS =
      new OutputTag<>("embedding-requests", TypeInformation.of(RecallQuery.class));

  private final EmbeddingParameters parameters;

  /** Seen by tests, as the next two are. */
  transient EmbeddingMetrics metrics;

  transient Counter cacheHits;
  transient Counter cacheMisses;

  /** Null where a provider makes the vectors. */
  private transient Embedder embedder;

  /** Null where no vectors are kept. */
  private transient VectorCache cache;

  /** An operator of the embedder that {@code parameters} name. */
  public QueryEmbeddingFunction(EmbeddingParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void open(OpenContext context) {
    embedder = parameters.isRemote() ? null : Embedders.of(parameters);
    metrics = new EmbeddingMetrics(getRuntimeContext().getMetricGroup());
    cacheHits = metrics.cacheHits();
    cacheMisses = metrics.cacheMisses();
    cache = parameters.cachedTexts() > 0 ? new VectorCache(parameters.cachedTexts()) : null;
  }

  @Override
  public void processElement(RecallQuery query, Context context, Collector<RecallQuery> out) {
    if (query.mode() == RecallMode.PREDICT
        || (query.embedding() == null && isBlank(query.text()))) {
      metrics.without.inc();
      out.collect(query);
      return;
    }
    if (embedder == null && query.embedding() == null) {
      context.output(REQUESTS, query);
      return;
    }
    long start = System.nanoTime();
    RecallQuery embedded = query.withEmbedding(embed(query));
    context.output(LATENCIES, new LatencySample(OPERATION, (System.nanoTime() - start) / 1_000));
    out.collect(embedded);
  }

  private Embedding embed(RecallQuery query) {
    if (query.embedding() != null) {
      metrics.supplied.inc();
      return UnitVector.of(query.embedding(), "query " + query.space() + '/' + query.query());
    }
    Embedding kept = cache == null ? null : cache.get(query.text());
    if (kept != null) {
      cacheHits.inc();
      return kept;
    }
    metrics.made.inc();
    Embedding made = embedder.embed(query.text());
    if (cache != null) {
      cacheMisses.inc();
      cache.put(query.text(), made);
    }
    return made;
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
