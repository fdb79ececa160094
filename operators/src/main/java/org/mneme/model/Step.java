package org.mneme.model;

import java.util.List;

/**
 * One action within an episode, as its producer wrote it.
 *
 * @param number the step's number within its episode, from 1; identifies it
 * @param tool tool that was called; never null
 * @param action what was done with it, or null
 * @param parameters a JSON object as compact text, at most 1 MB, or null
 * @param observation what came back, at most 10 kB, or null
 * @param status how it ended; never null ({@code OK} when the producer did not say)
 * @param message error or result message, or null
 * @param latencyMillis how long it took, or null
 * @param tokens tokens spent, or null
 * @param state state vector before the step (makes it an experience), packed, or null
 * @param actionVector the action as a vector, packed, or null
 * @param predictedOutcome what was predicted, packed, or null
 * @param outcomeVector what came out, packed, or null
 * @param appliedPatterns ids of patterns that the agent followed; never null
 * @param usedExperiences ids of experiences that a prediction was made from; never null
 */
public record Step(
    int number,
    String tool,
    String action,
    String parameters,
    String observation,
    StepStatus status,
    String message,
    Long latencyMillis,
    Long tokens,
    byte[] state,
    byte[] actionVector,
    byte[] predictedOutcome,
    byte[] outcomeVector,
    List<String> appliedPatterns,
    List<String> usedExperiences) {}
