package org.mneme.memory;

import org.mneme.model.RecallQuery;

/**
 * A query that waits until an episode of its asker can be seen.
 *
 * @param query the query
 * @param until when it waits no longer, epoch milliseconds of processing time
 * @param since when it began to wait, likewise
 */
public record WaitingQuery(RecallQuery query, long until, long since) {}
