package org.mneme.memory;

import java.util.Comparator;
import java.util.List;
import org.mneme.episodic.prediction.Experience;
import org.mneme.model.ExperienceWrite;

/**
 * An experience that waits for its window, in state under its id.
 *
 * @param id of the experience
 * @param at its event time, epoch milliseconds
 * @param success how well it went, in [0, 1]
 * @param used ids of the experiences that it was predicted from
 */
public record PendingExperience(String id, long at, double success, List<String> used) {

  /** The order in which the experiences of a window are learned. */
  public static final Comparator<PendingExperience> LEARNING_ORDER =
      Comparator.comparingLong(PendingExperience::at).thenComparing(PendingExperience::id);

  public static PendingExperience of(Experience experience, ExperienceWrite write) {
    return new PendingExperience(
        experience.id(), experience.at(), experience.success(), write.usedExperiences());
  }
}
