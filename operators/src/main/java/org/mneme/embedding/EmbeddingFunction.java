package org.mneme.embedding;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.mneme.model.Embedding;
import org.mneme.model.Episode;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;

/**
 * Gives every closed episode a unit vector: the supplied one at norm 1, else one of its text. Other
 * writes pass. Without state; vectors are made inline, or those episodes handed on that a provider
 * has to make them for.
 */
public final class EmbeddingFunction extends ProcessFunction<MemoryWrite, MemoryWrite> {

  /** Of this operator. */
  public static final String UID = "embedding-episodes";

  /** Operation of its samples. */
  public static final String OPERATION = "episode-completed.embed";

  /** How long each episode took. */
  public static final OutputTag<LatencySample> LATENCIES =
      new OutputTag<>("latencies", TypeInformation.of(LatencySample.class));

  /** Episodes that a provider makes the vectors of, see {@link EpisodeRequestFunction}. */
  public static final OutputTag<MemoryWrite> REQUESTS =
      new OutputTag<>("embedding-requests", TypeInformation.of(MemoryWrite.class));

  private final EmbeddingParameters parameters;

  /** Null where a provider makes the vectors. */
  private transient Embedder embedder;

  private transient EmbeddingMetrics metrics;

  /** An operator of the embedder that {@code parameters} name. */
  public EmbeddingFunction(EmbeddingParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void open(OpenContext context) {
    embedder = parameters.isRemote() ? null : Embedders.of(parameters);
    metrics = new EmbeddingMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(MemoryWrite write, Context context, Collector<MemoryWrite> out) {
    Episode episode = write.episode();
    if (episode == null) {
      metrics.without.inc();
      out.collect(write);
      return;
    }
    if (embedder == null && episode.embedding() == null) {
      context.output(REQUESTS, write);
      return;
    }
    long start = System.nanoTime();
    Episode embedded = episode.withEmbedding(embed(episode));
    context.output(LATENCIES, new LatencySample(OPERATION, (System.nanoTime() - start) / 1_000));
    out.collect(MemoryWrite.of(embedded, write.origin(), write.vectorOrigin()));
  }

  private Embedding embed(Episode episode) {
    if (episode.embedding() != null) {
      metrics.supplied.inc();
      return UnitVector.of(episode.embedding(), "episode " + episode.key());
    }
    metrics.made.inc();
    return embedder.embed(EpisodeText.of(episode));
  }
}
