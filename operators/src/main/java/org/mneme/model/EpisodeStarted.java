package org.mneme.model;

/**
 * An episode began.
 *
 * @param task what it is about; never null
 * @param agent who runs it, or null
 * @param user for whom, or null
 * @param session the conversation or mission that it belongs to, or null
 * @param embedding vector of the episode when the producer supplies one, or null
 */
public record EpisodeStarted(
    Task task, String agent, String user, String session, Embedding embedding) {}
