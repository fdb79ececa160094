package org.mneme.model;

/**
 * How much of what is remembered speaks for a value.
 *
 * @param value the value
 * @param share of the weight of all that was looked at, in (0, 1]
 */
public record Share(String value, double share) {}
