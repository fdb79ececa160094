package org.mneme.jobs.load;

import org.mneme.jobs.kafka.Topic;
import org.mneme.model.RecallQuery;

/**
 * A record as it is handed to Kafka.
 *
 * @param topic where to
 * @param key {@code space/episode} or {@code space/query}; null when it could not be read
 * @param value its bytes
 * @param query what it asks, when it is a good query; else null
 * @param resend whether an equal record was sent before
 */
public record Outgoing(Topic topic, String key, byte[] value, RecallQuery query, boolean resend) {}
