package org.mneme.model;

import java.util.List;

/**
 * What a hit shows of an experience: what was done in a state, and what came of it.
 *
 * @param episode the episode that it is a step of
 * @param step number of the step
 * @param at event time, epoch milliseconds
 * @param tool tool that was called
 * @param success how well it went, in [0, 1]
 * @param error of what was predicted for it, in [0, 1], or null where it was not measured
 * @param uses how many later steps were predicted from it
 * @param action the action as a vector, packed, or null
 * @param outcome what came out, packed, or null
 * @param agent who did it, or null
 * @param user for whom, or null
 * @param session conversation or mission, or null
 * @param domain of the task, or null
 * @param type of the task, or null
 * @param tags of the task; never null
 */
public record ExperienceDigest(
    String episode,
    int step,
    long at,
    String tool,
    double success,
    Double error,
    int uses,
    byte[] action,
    byte[] outcome,
    String agent,
    String user,
    String session,
    String domain,
    String type,
    List<String> tags) {}
