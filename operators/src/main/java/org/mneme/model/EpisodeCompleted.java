package org.mneme.model;

/**
 * An episode ended.
 *
 * @param steps how many steps it has, or null when the producer did not count
 * @param outcome never null
 * @param embedding vector of the episode when the producer supplies one, or null; wins over the one
 *     of {@link EpisodeStarted}
 */
public record EpisodeCompleted(Integer steps, Outcome outcome, Embedding embedding) {}
