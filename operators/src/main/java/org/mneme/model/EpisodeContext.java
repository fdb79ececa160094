package org.mneme.model;

import java.util.List;

/**
 * What the start of an episode says of each of its steps.
 *
 * @param episode id of the episode
 * @param startedAt event time of its start, epoch milliseconds
 * @param agent who runs it, or null
 * @param user for whom, or null
 * @param session conversation or mission, or null
 * @param domain of the task, or null
 * @param type of the task, or null
 * @param tags of the task; never null
 */
public record EpisodeContext(
    String episode,
    long startedAt,
    String agent,
    String user,
    String session,
    String domain,
    String type,
    List<String> tags) {}
