package org.mneme.episodic.prediction;

import org.mneme.model.EpisodeContext;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.StepStatus;

/**
 * What happened in one state: a step as it is stored, written once. What later steps make of it
 * stands beside it in its {@link Standing}.
 *
 * @param context the episode that it belongs to
 * @param step number of the step
 * @param at event time, epoch milliseconds
 * @param tool tool that was called
 * @param success how well it went, in [0, 1]: 0 for an error or a timeout, else 1, less a part of
 *     the error where that was measured
 * @param error of what was predicted for it, in [0, 1]; null where prediction or outcome is missing
 * @param state state vector before the step, packed; null in the hot tier, which holds it scaled
 * @param action the action as a vector, packed, or null
 * @param outcome what came out, packed, or null
 */
public record Experience(
    EpisodeContext context,
    int step,
    long at,
    String tool,
    double success,
    Double error,
    byte[] state,
    byte[] action,
    byte[] outcome) {

  private static final long RECORD_BYTES = 200;
  private static final long TEXT_BYTES = 48;

  /**
   * The experience that {@code write} brings.
   *
   * @param surprisePenalty part of the error that a success loses, in [0, 1]
   */
  public static Experience of(ExperienceWrite write, double surprisePenalty) {
    Double error = PredictionError.of(write.predictedOutcome(), write.outcomeVector());
    return new Experience(
        write.context(),
        write.step(),
        write.at(),
        write.tool(),
        success(write.status(), error, surprisePenalty),
        error,
        write.state(),
        write.actionVector(),
        write.outcomeVector());
  }

  /** A failure that was foreseen is a failure all the same, and a surprise may be a success. */
  private static double success(StepStatus status, Double error, double surprisePenalty) {
    if (status.isError()) {
      return 0;
    }
    return error == null ? 1 : 1 - surprisePenalty * error;
  }

  /** Its id within the space: {@code episode#step}. */
  public String id() {
    return context.episode() + '#' + step;
  }

  /** The same without its state. */
  Experience withoutState() {
    return new Experience(context, step, at, tool, success, error, null, action, outcome);
  }

  /** Bytes that this record takes in memory, estimated from its texts and vectors. */
  long bytes() {
    long bytes = RECORD_BYTES + text(tool) + size(state) + size(action) + size(outcome);
    bytes += text(context.episode()) + text(context.agent()) + text(context.user());
    bytes += text(context.session()) + text(context.domain()) + text(context.type());
    for (String tag : context.tags()) {
      bytes += text(tag);
    }
    return bytes;
  }

  private static long text(String text) {
    return text == null ? 0 : TEXT_BYTES + text.length();
  }

  private static long size(byte[] vector) {
    return vector == null ? 0 : vector.length;
  }
}
