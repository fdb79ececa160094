package org.mneme.concepts;

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

  /** Whether {@code candidate} is to be forgotten. */
  boolean covers(ConceptCandidate candidate) {
    return candidate.startedAt() < at && isOf(candidate);
  }

  private boolean isOf(ConceptCandidate candidate) {
    return switch (targetKind) {
      case EPISODE -> target.equals(candidate.episode());
      case AGENT -> target.equals(candidate.agent());
      case USER -> target.equals(candidate.user());
      case SPACE -> true;
    };
  }
}
