package org.mneme.patterns;

/**
 * Which segments of a domain's candidates there are, in state under the domain.
 *
 * @param first number of the oldest
 * @param next number after the newest
 */
public record LogBounds(long first, long next) {}
