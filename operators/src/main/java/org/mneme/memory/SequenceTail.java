package org.mneme.memory;

/**
 * The episode of a session, or of an agent, that was learned last, in state under the sequence:
 * what the next one is linked to.
 *
 * @param episode its id
 * @param closedAt when it closed, epoch milliseconds of event time
 */
public record SequenceTail(String episode, long closedAt) {}
