package org.mneme.jobs.load.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mneme.jobs.imports.ChatTrajectory;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Reward;
import org.mneme.model.Verdict;

/** Whether what was imported is what memory says it stored. */
final class StoredCheck {

  private static final double ROUNDING = 1e-9;

  private StoredCheck() {}

  /** What is wrong, a sentence each; empty if every trajectory is stored with its reward. */
  static List<String> problems(List<ChatTrajectory> imported, Map<String, Episode> memories) {
    List<String> problems = new ArrayList<>();
    for (ChatTrajectory trajectory : imported) {
      Episode memory = memories.get(trajectory.episode());
      if (memory == null) {
        problems.add(trajectory.episode() + " was never acknowledged");
      } else if (memory.status() != EpisodeStatus.STORED) {
        problems.add(trajectory.episode() + " is " + memory.status() + ", not stored");
      } else if (!isRight(trajectory.reward(), memory)) {
        problems.add(
            "%s has reward %s of base %s for the score %s"
                .formatted(
                    trajectory.episode(),
                    memory.reward().total(),
                    memory.reward().base(),
                    trajectory.reward()));
      }
    }
    return problems;
  }

  /** The file's reward is the score and the base, and the whole is what its parts make. */
  private static boolean isRight(Double score, Episode memory) {
    Reward reward = memory.reward();
    double whole =
        Math.max(0, reward.base() + reward.abstention())
                * reward.efficiency()
                * reward.complexity()
                * reward.quality()
            + reward.learning();
    boolean isDecided = score != null && (score == 0 || score == 1);
    boolean isBaseRight =
        !isDecided
            || (reward.base() == score
                && memory.outcome().verdict() == (score == 1 ? Verdict.SUCCESS : Verdict.FAILURE));
    return isBaseRight
        && Objects.equals(memory.outcome().score(), score)
        && Math.abs(reward.total() - Math.min(Reward.MAXIMUM, whole)) <= ROUNDING
        && Math.abs(memory.value() - reward.value()) <= ROUNDING;
  }
}
