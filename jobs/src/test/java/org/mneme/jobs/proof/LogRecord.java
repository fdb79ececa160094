package org.mneme.jobs.proof;

import java.io.Serializable;
import org.mneme.jobs.kafka.Topic;

/**
 * A record of a log as its producer writes it.
 *
 * @param topic where to
 * @param partition which of its {@link ProofLog#PARTITIONS}
 * @param key the record's key
 * @param value the record's value, JSON
 * @param at its event time, epoch milliseconds
 * @param stream records of one stream are written in their order; null for one that has no such
 *     promise
 */
record LogRecord(Topic topic, int partition, String key, String value, long at, String stream)
    implements Serializable {}
