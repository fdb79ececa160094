package org.mneme.patterns;

import org.mneme.model.Command;
import org.mneme.model.TargetKind;

/**
 * A forget, in state until the window of its time closes.
 *
 * @param targetKind what sort of thing is to be forgotten
 * @param target its id
 * @param at epoch milliseconds of event time: episodes of the subject that started before are gone
 * @param window end of the window at whose close it takes effect
 */
public record ForgetOrder(TargetKind targetKind, String target, long at, long window) {

  static ForgetOrder of(Command command, long window) {
    return new ForgetOrder(command.targetKind(), command.target(), command.at(), window);
  }

  /** Whether {@code trace} is to be forgotten. */
  boolean covers(EpisodeTrace trace) {
    return trace.startedAt() < at && isOf(trace);
  }

  private boolean isOf(EpisodeTrace trace) {
    return switch (targetKind) {
      case EPISODE -> target.equals(trace.episode());
      case AGENT -> target.equals(trace.agent());
      case USER -> target.equals(trace.user());
      case SPACE -> true;
    };
  }
}
