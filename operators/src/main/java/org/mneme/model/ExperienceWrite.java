package org.mneme.model;

import java.util.List;

/**
 * A step with a state vector, on its way to memory while its episode is still open. Vectors are
 * packed; those that the producer did not give are null.
 *
 * @param space isolation unit
 * @param context the episode that it belongs to
 * @param step its number within the episode
 * @param at event time, epoch milliseconds
 * @param tool tool that was called
 * @param status how it ended
 * @param state state vector before the step; never null
 * @param actionVector the action as a vector
 * @param predictedOutcome what was predicted
 * @param outcomeVector what came out
 * @param usedExperiences ids of the experiences that the prediction was made from; never null
 * @param origin the step's record, for a dead letter
 */
public record ExperienceWrite(
    String space,
    EpisodeContext context,
    int step,
    long at,
    String tool,
    StepStatus status,
    byte[] state,
    byte[] actionVector,
    byte[] predictedOutcome,
    byte[] outcomeVector,
    List<String> usedExperiences,
    Origin origin) {

  /** The id of the experience: {@code episode#step}. */
  public String id() {
    return context.episode() + '#' + step;
  }
}
