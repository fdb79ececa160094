package org.mneme.memory;

/**
 * A space that the hot tier held when a snapshot was taken.
 *
 * @param space its name
 * @param usedAt when it was last asked or learned in, epoch milliseconds of the wall clock
 */
public record UsedSpace(String space, long usedAt) {}
