package org.mneme.jobs;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.mneme.embedding.EmbeddingFunction;
import org.mneme.embedding.EmbeddingParameters;
import org.mneme.embedding.EpisodeRequestFunction;
import org.mneme.embedding.QueryEmbeddingFunction;
import org.mneme.embedding.QueryRequestFunction;
import org.mneme.embedding.ReembedFunction;
import org.mneme.embedding.provider.ProviderParameters;
import org.mneme.model.MemoryWrite;
import org.mneme.model.RecallQuery;

/**
 * What asks a provider for vectors, beside the stream of those that need none. Order does not
 * matter between two watermarks, for learning has its own; a watermark stays behind what came
 * before it.
 */
final class Requests {

  /** After the provider's own limit: only for threads that are stuck. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final int WAITING_QUERIES = 1_000;

  private Requests() {}

  /** The episodes that were asked for, and those that were asked for again by {@code commands}. */
  static DataStream<MemoryWrite> ofEpisodes(
      SingleOutputStreamOperator<MemoryWrite> embedded,
      DataStream<MemoryWrite> commands,
      EmbeddingParameters parameters) {
    DataStream<MemoryWrite> asked =
        asked(
                embedded.getSideOutput(EmbeddingFunction.REQUESTS),
                new EpisodeRequestFunction(parameters),
                parameters.provider())
            .name("episode vectors")
            .uid(EpisodeRequestFunction.UID);
    DataStream<MemoryWrite> again =
        asked
            // Here, so that those that have a vector need not go to where their space is kept.
            .filter(write -> write.episode().embedding().isNone())
            .name("without vectors")
            .uid("embedding-without-vector")
            .union(commands)
            .keyBy(MemoryWrite::space)
            .process(new ReembedFunction())
            .name("episodes without vectors")
            .uid(ReembedFunction.UID);
    return asked.union(
        asked(again, EpisodeRequestFunction.again(parameters), parameters.provider())
            .name("episode vectors again")
            .uid(EpisodeRequestFunction.AGAIN_UID));
  }

  private static SingleOutputStreamOperator<MemoryWrite> asked(
      DataStream<MemoryWrite> episodes,
      EpisodeRequestFunction function,
      ProviderParameters provider) {
    return AsyncDataStream.unorderedWait(
        episodes,
        function,
        provider.retryFor().plus(GRACE).toMillis(),
        TimeUnit.MILLISECONDS,
        // Watermarks take places as well: 16 a second for the default minute.
        2 * provider.maxWaiting());
  }

  static DataStream<RecallQuery> ofQueries(
      SingleOutputStreamOperator<RecallQuery> embedded, EmbeddingParameters parameters) {
    return AsyncDataStream.unorderedWait(
            embedded.getSideOutput(QueryEmbeddingFunction.REQUESTS),
            new QueryRequestFunction(parameters),
            parameters.provider().queryTimeout().plus(GRACE).toMillis(),
            TimeUnit.MILLISECONDS,
            WAITING_QUERIES)
        .name("query vectors")
        .uid(QueryRequestFunction.UID);
  }
}
