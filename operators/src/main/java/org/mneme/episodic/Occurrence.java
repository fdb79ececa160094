package org.mneme.episodic;

/**
 * One time that an experience was made.
 *
 * @param episode id of the episode
 * @param closedAt when it closed, epoch milliseconds of event time
 * @param agent who ran it, or null
 * @param user for whom, or null
 * @param session conversation or mission, or null
 */
public record Occurrence(
    String episode, long closedAt, String agent, String user, String session) {}
