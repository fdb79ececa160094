package org.mneme.model;

/**
 * One measured duration.
 *
 * @param operation what was measured, in kebab-case; stages follow a dot ({@code recall.scan})
 * @param micros how long it took, microseconds, ≥ 0
 */
public record LatencySample(String operation, long micros) {}
