package org.mneme.jobs.sink;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.mneme.model.Episode;
import org.mneme.model.LatencySummary;
import org.mneme.model.RecallResult;
import org.mneme.model.Rejection;

/**
 * Everything that the job writes.
 *
 * @param results answers to queries
 * @param refusals error results of queries that were refused before they reached memory; a stream
 *     of their own, so that the sink of the answers is chained to the operator that gives them
 * @param memories acknowledged episodes
 * @param metrics latency summaries
 * @param deadLetters rejected records
 */
public record Outputs(
    DataStream<RecallResult> results,
    DataStream<RecallResult> refusals,
    DataStream<Episode> memories,
    DataStream<LatencySummary> metrics,
    DataStream<Rejection> deadLetters) {}
