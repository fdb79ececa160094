package org.mneme.jobs.sink;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;

/**
 * Lets a tombstone follow each forgotten episode, and takes all content out of the record before
 * it: whatever an operator hands on, nothing of a forgotten episode is written once more. Chained
 * between operator and sink, so one producer writes both in their order.
 */
final class MemoryUpsertFunction extends ProcessFunction<Episode, MemoryUpsert> {

  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(Episode episode, Context context, Collector<MemoryUpsert> out) {
    String key = episode.key();
    if (episode.status() != EpisodeStatus.FORGOTTEN) {
      out.collect(new MemoryUpsert(key, episode));
      return;
    }
    Episode gone =
        Episode.gone(
            episode.space(),
            episode.episode(),
            episode.startedAt(),
            episode.closedAt(),
            EpisodeStatus.FORGOTTEN);
    out.collect(new MemoryUpsert(key, gone));
    out.collect(new MemoryUpsert(key, null));
  }
}
