package org.mneme.model;

import java.util.List;

/**
 * What is kept of a step once its episode is complete.
 *
 * @param number the step's number within its episode, from 1
 * @param at event time, epoch milliseconds
 * @param tool tool that was called
 * @param action what was done with it, or null
 * @param parameters start of the parameters' JSON text, or null
 * @param observation start of what came back, or null
 * @param status how it ended
 * @param message start of the error or result message, or null
 * @param latencyMillis how long it took, or null
 * @param tokens tokens spent, or null
 * @param appliedPatterns ids of patterns that the agent followed
 * @param usedExperiences ids of experiences that a prediction was made from
 */
public record StepDigest(
    int number,
    long at,
    String tool,
    String action,
    String parameters,
    String observation,
    StepStatus status,
    String message,
    Long latencyMillis,
    Long tokens,
    List<String> appliedPatterns,
    List<String> usedExperiences) {}
