package org.mneme.jobs.chaos;

import org.mneme.jobs.kafka.Topic;

/**
 * A record as its producer writes it.
 *
 * @param topic where to
 * @param partition which of its {@link ChaosModel#PARTITIONS}
 * @param key the record's key
 * @param value JSON, or what is none
 * @param at its event time, epoch milliseconds
 * @param stream records of one stream are written in their order; null for one that has no such
 *     promise
 */
record ChaosRecord(Topic topic, int partition, String key, String value, long at, String stream) {}
