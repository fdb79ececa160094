package org.mneme.jobs.load.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mneme.model.Hit;

/**
 * Which of the answers to one question are right.
 *
 * @param right by rank, best first, the question's own episode taken out
 * @param known how many right answers there are to find
 */
public record Judgement(List<Boolean> right, int known) {

  /**
   * Judges hits. An experience that was made several times is one hit; it is right if one of its
   * episodes other than the question's own is a trial of the task.
   *
   * @param hits best first, each an episode
   * @param tasks task of each stored episode
   */
  public static Judgement of(Question question, List<Hit> hits, Map<String, String> tasks) {
    List<Boolean> right = new ArrayList<>();
    for (Hit hit : hits) {
      List<String> others =
          episodes(hit).stream().filter(id -> !id.equals(question.own())).toList();
      if (!others.isEmpty()) {
        right.add(others.stream().anyMatch(id -> question.task().equals(tasks.get(id))));
      }
    }
    long known =
        tasks.entrySet().stream()
            .filter(e -> e.getValue().equals(question.task()))
            .filter(e -> !e.getKey().equals(question.own()))
            .count();
    return new Judgement(right, (int) known);
  }

  /** Whether one of the first {@code depth} answers is right. */
  public boolean isFoundWithin(int depth) {
    return rightWithin(depth) > 0;
  }

  /** Share of the right answers that are among the first {@code depth}, in [0, 1]. */
  public double recallAt(int depth) {
    return known == 0 ? 0 : Math.min(1, (double) rightWithin(depth) / known);
  }

  /**
   * Normalised discounted cumulative gain with gains of 0 and 1 (Järvelin and Kekäläinen 2002), in
   * [0, 1]: 1 if the first {@code depth} answers hold as many right ones as they can, at the top.
   */
  public double ndcgAt(int depth) {
    double gain = 0;
    for (int rank = 0; rank < Math.min(depth, right.size()); rank++) {
      gain += right.get(rank) ? discount(rank) : 0;
    }
    double ideal = 0;
    for (int rank = 0; rank < Math.min(depth, known); rank++) {
      ideal += discount(rank);
    }
    return ideal == 0 ? 0 : gain / ideal;
  }

  private int rightWithin(int depth) {
    return (int) right.stream().limit(depth).filter(r -> r).count();
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 2);
  }

  private static List<String> episodes(Hit hit) {
    return hit.digest() == null || hit.digest().episodes().isEmpty()
        ? List.of(hit.id())
        : hit.digest().episodes();
  }
}
