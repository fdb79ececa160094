package org.mneme.jobs.soak;

import org.mneme.jobs.kafka.Topic;

/**
 * A record as its producer writes it.
 *
 * @param partition null for that of its key
 */
record SoakRecord(Topic topic, Integer partition, String key, String value) {}
