package org.mneme.model;

import java.util.List;

/**
 * What a recall shows of an episode.
 *
 * @param task what it was about
 * @param agent who ran it, or null
 * @param user for whom, or null
 * @param session conversation or mission, or null
 * @param startedAt event time, epoch milliseconds
 * @param closedAt event time, epoch milliseconds
 * @param verdict how it ended; null when abandoned
 * @param reward total reward, in [0, 2.5]
 * @param value in [0, 1]; the mean over its occurrences
 * @param tools tools in the order of its steps, repeats included, at most 64
 * @param steps number of steps
 * @param findings its lessons
 * @param summary at most 200 words
 * @param occurrences how often the same experience was made
 * @param episodes ids of the last 10 of these occurrences, itself included, ascending by closing
 *     time
 */
public record EpisodeDigest(
    Task task,
    String agent,
    String user,
    String session,
    long startedAt,
    long closedAt,
    Verdict verdict,
    double reward,
    double value,
    List<String> tools,
    int steps,
    List<Finding> findings,
    String summary,
    int occurrences,
    List<String> episodes) {}
