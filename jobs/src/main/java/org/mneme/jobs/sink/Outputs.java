package org.mneme.jobs.sink;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.mneme.model.Binding;
import org.mneme.model.Concept;
import org.mneme.model.Episode;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.LatencySummary;
import org.mneme.model.Pattern;
import org.mneme.model.RecallResult;
import org.mneme.model.Rejection;

/**
 * Everything that the job writes.
 *
 * @param results answers to queries
 * @param refusals error results of queries that were refused before they reached memory; a stream
 *     of their own, so that the sink of the answers is chained to the operator that gives them
 * @param receipts answers to forgets
 * @param memories acknowledged episodes
 * @param concepts concepts that changed
 * @param bindings bindings that changed
 * @param patterns patterns that changed; null when the memory is to hold episodes only
 * @param metrics latency summaries
 * @param deadLetters rejected records
 */
public record Outputs(
    DataStream<RecallResult> results,
    DataStream<RecallResult> refusals,
    DataStream<ForgetReceipt> receipts,
    DataStream<Episode> memories,
    DataStream<Concept> concepts,
    DataStream<Binding> bindings,
    DataStream<Pattern> patterns,
    DataStream<LatencySummary> metrics,
    DataStream<Rejection> deadLetters) {}
