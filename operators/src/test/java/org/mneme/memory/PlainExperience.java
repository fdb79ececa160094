package org.mneme.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mneme.model.Command;
import org.mneme.model.Episode;
import org.mneme.model.QueryFilter;
import org.mneme.model.TargetKind;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/** An experience as the oracle keeps it: its episodes whole, and everything computed from them. */
final class PlainExperience {

  private static final int KEPT = 10;
  private static final Comparator<Episode> BY_TIME =
      Comparator.comparingLong(Episode::closedAt).thenComparing(Episode::episode);

  String id;
  final String fingerprint;
  final Task task;
  final Verdict verdict;
  final float[] vector;
  final List<Episode> episodes = new ArrayList<>();
  boolean isLearned;
  boolean isPinned;
  int recalls;
  long lastRecall;
  double stability = 1;

  PlainExperience(Episode first) {
    id = first.episode();
    fingerprint = first.fingerprint();
    task = first.task();
    verdict = first.outcome().verdict();
    vector = first.embedding().toFloats();
    episodes.add(first);
  }

  double value() {
    return episodes.stream().mapToDouble(Episode::value).average().orElseThrow();
  }

  long lastAt() {
    return episodes.stream().mapToLong(Episode::closedAt).max().orElseThrow();
  }

  long lastAccess() {
    return Math.max(lastAt(), lastRecall);
  }

  boolean has(String episode) {
    return episodes.stream().anyMatch(made -> made.episode().equals(episode));
  }

  /** The episodes that are kept by name. */
  List<Episode> kept() {
    List<Episode> sorted = new ArrayList<>(episodes);
    sorted.sort(BY_TIME);
    return sorted.subList(Math.max(0, sorted.size() - KEPT), sorted.size());
  }

  void merge(PlainExperience later) {
    episodes.addAll(later.episodes);
    isPinned |= later.isPinned;
    recalls += later.recalls;
    lastRecall = Math.max(lastRecall, later.lastRecall);
    stability = Math.max(stability, later.stability);
  }

  /** Takes out what a forget names; the first that is left names the rest. */
  void forget(Command forget) {
    boolean losesItsName =
        episodes.stream().anyMatch(made -> made.episode().equals(id) && names(forget, made));
    episodes.removeIf(made -> names(forget, made));
    if (losesItsName && !episodes.isEmpty()) {
      id = episodes.stream().min(BY_TIME).orElseThrow().episode();
    }
  }

  static boolean names(Command forget, Episode episode) {
    return episode.startedAt() < forget.at()
        && (forget.targetKind() == TargetKind.SPACE
            || (forget.targetKind() == TargetKind.EPISODE
                && forget.target().equals(episode.episode()))
            || (forget.targetKind() == TargetKind.AGENT && forget.target().equals(episode.agent()))
            || (forget.targetKind() == TargetKind.USER && forget.target().equals(episode.user())));
  }

  boolean satisfies(QueryFilter filter) {
    return isOrAny(filter.domain(), task.domain())
        && isOrAny(filter.type(), task.type())
        && isOrAny(filter.verdict(), verdict)
        && task.tags().containsAll(filter.tagsAll())
        && (filter.tagsAny().isEmpty() || filter.tagsAny().stream().anyMatch(task.tags()::contains))
        && (filter.minValue() == null || value() >= filter.minValue())
        && kept().stream().anyMatch(made -> satisfies(filter, made));
  }

  private static boolean satisfies(QueryFilter filter, Episode made) {
    return isOrAny(filter.agent(), made.agent())
        && isOrAny(filter.user(), made.user())
        && isOrAny(filter.session(), made.session())
        && (filter.after() == null || made.closedAt() >= filter.after())
        && (filter.before() == null || made.closedAt() < filter.before());
  }

  private static boolean isOrAny(Object wanted, Object found) {
    return wanted == null || wanted.equals(found);
  }

  double cosine(float[] other) {
    return dot(vector, other);
  }

  static double dot(float[] one, float[] other) {
    double dot = 0;
    for (int i = 0; i < one.length; i++) {
      dot += (double) one[i] * other[i];
    }
    return dot;
  }

  /** What is left of it, by Ebbinghaus' law. */
  double retention(long now) {
    double hours = Math.max(0, now - lastAccess()) / 3_600_000.0;
    return Math.pow(1 + 185.5 * hours / stability, -0.136);
  }

  void recalled(long now) {
    stability = Math.min(1e4, stability * (1 + 10 * (1 - retention(now))));
    recalls++;
    lastRecall = Math.max(lastRecall, now);
  }

  /** Words of its text. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of(task.description().split(" ")));
    if (task.domain() != null) {
      words.add(task.domain());
    }
    if (task.type() != null) {
      words.add(task.type());
    }
    words.addAll(task.tags());
    return words;
  }
}
