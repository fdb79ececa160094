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
 * @param sharesLabels whether one that stays had language, framework and complexity of the task
 *     that the digest has
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
    return new StoredEpisode(
        losesItsFirst() ? occurrences.get(0).episode() : before.id(),
        before.fingerprint(),
        before.domain(),
        before.type(),
        before.tags(),
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
   * share, the task's text, domain, type and tags, the tools and the verdict, and takes names and
   * times of the earliest that stays; summary and findings were of the first alone. Language,
   * framework and complexity stay while one that stays has them.
   */
  public EpisodeDigest digest(EpisodeDigest of) {
    Task task = sharesLabels ? of.task() : withoutLabels(of.task());
    if (!losesItsFirst()) {
      return sharesLabels ? of : with(task, of);
    }
    Made first = left.get(0);
    Occurrence occurrence = first.occurrence();
    return new EpisodeDigest(
        task,
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

  private static EpisodeDigest with(Task task, EpisodeDigest of) {
    return new EpisodeDigest(
        task,
        of.agent(),
        of.user(),
        of.session(),
        of.startedAt(),
        of.closedAt(),
        of.verdict(),
        of.reward(),
        of.value(),
        of.tools(),
        of.steps(),
        of.findings(),
        of.summary(),
        of.occurrences(),
        of.episodes());
  }

  private static Task withoutLabels(Task task) {
    return new Task(task.description(), task.type(), task.domain(), task.tags(), null, null, null);
  }
}
