package org.mneme.jobs.sink;

import org.mneme.model.Episode;

/**
 * One record of {@code mneme.memories}.
 *
 * @param key {@code space/episode}
 * @param episode what is said of it; null in a tombstone
 */
public record MemoryUpsert(String key, Episode episode) {}
