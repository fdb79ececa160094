package org.mneme.gateway.traces;

/**
 * A recall of which its asker sent the trace.
 *
 * @param traceparent W3C Trace Context's header of that name
 * @param space that was asked
 * @param query id of the query
 * @param mode of the query, as on the wire
 * @param startNanos when it was asked, epoch nanoseconds
 * @param endNanos when its answer was there, epoch nanoseconds
 */
public record TracedRecall(
    String traceparent, String space, String query, String mode, long startNanos, long endNanos) {}
