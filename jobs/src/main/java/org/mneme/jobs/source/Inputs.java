package org.mneme.jobs.source;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Inbound;

/**
 * Everything that the job reads.
 *
 * @param episodes starts, completions, and steps of producers that want one ordered stream
 * @param steps steps
 * @param feedback whether results were of use
 * @param commands orders to spaces
 * @param queries recall queries
 * @param memories episodes that a memory acknowledged before, to build it anew from; null when it
 *     is not to be
 * @param heartbeat watermarks of the clock without a record; null when there is none
 */
public record Inputs(
    DataStream<Inbound> episodes,
    DataStream<Inbound> steps,
    DataStream<Inbound> feedback,
    DataStream<Inbound> commands,
    DataStream<Inbound> queries,
    DataStream<Inbound> memories,
    DataStream<EpisodeEvent> heartbeat) {}
