package org.mneme.patterns;

/**
 * One episode of a series.
 *
 * @param episode its id
 * @param closedAt epoch milliseconds of event time
 * @param value what is watched
 * @param isSuccess whether it succeeded
 */
public record Observation(String episode, long closedAt, double value, boolean isSuccess) {}
