package org.mneme.episodic;

import java.util.ArrayList;
import java.util.List;
import org.mneme.model.EpisodeDigest;
import org.mneme.model.Reward;
import org.mneme.model.Task;

/**
 * An experience without some of its occurrences: what it would be if they had never come, as far as
 * what is kept of the others tells.
 *
 * @param before the experience with all of its occurrences
 * @param left the occurrences that stay, by (closing time, id); at least one
 * @param sharesLabels whether one that stays had the labels of the task that the experience has
 */
public record RemainingExperience(StoredEpisode before, List<Made> left, boolean sharesLabels) {

  /**
   * An occurrence that stays.
   *
   * @param occurrence who made it and when
   * @param startedAt when it started, epoch milliseconds
   * @param value its own value, in [0, 1]
   */
  public record Made(Occurrence occurrence, long startedAt, double value) {}

  /** Whether the occurrence that the experience was named and described after is gone. */
  public boolean losesItsFirst() {
    return left.stream().noneMatch(made -> made.occurrence().episode().equals(before.id()));
  }

  /** The experience that is left: id of its earliest occurrence, value and times of those left. */
  public StoredEpisode stored() {
    double valueSum = 0;
    long lastAt = Long.MIN_VALUE;
    List<Occurrence> occurrences = new ArrayList<>();
    for (Made made : left) {
      valueSum += made.value();
      lastAt = Math.max(lastAt, made.occurrence().closedAt());
      occurrences.add(made.occurrence());
    }
    int dropped = Math.max(0, left.size() - StoredEpisode.KEPT_OCCURRENCES);
    boolean keepsLabels = !losesItsFirst() || sharesLabels;
    return new StoredEpisode(
        losesItsFirst() ? occurrences.get(0).episode() : before.id(),
        before.fingerprint(),
        keepsLabels ? before.domain() : null,
        keepsLabels ? before.type() : null,
        keepsLabels ? before.tags() : List.of(),
        before.verdict(),
        left.size(),
        valueSum,
        lastAt,
        List.copyOf(occurrences.subList(dropped, occurrences.size())),
        dropped == 0 ? null : occurrences.get(dropped - 1).episode(),
        before.isPinned());
  }

  /**
   * The digest that is left. Without its first occurrence an experience keeps what all of them
   * share, the task's text, the tools and the verdict, and takes names and times of the earliest
   * that stays; summary and findings were of the first alone.
   */
  public EpisodeDigest digest(EpisodeDigest of) {
    if (!losesItsFirst()) {
      return of;
    }
    Made first = left.get(0);
    Occurrence occurrence = first.occurrence();
    return new EpisodeDigest(
        sharesLabels ? of.task() : textAlone(of.task()),
        occurrence.agent(),
        occurrence.user(),
        occurrence.session(),
        first.startedAt(),
        occurrence.closedAt(),
        of.verdict(),
        first.value() * Reward.MAXIMUM,
        first.value(),
        of.tools(),
        of.steps(),
        List.of(),
        null,
        1,
        List.of(occurrence.episode()));
  }

  private static Task textAlone(Task task) {
    return new Task(task.description(), null, null, List.of(), null, null, null);
  }
}
