package org.mneme.jobs.load.quality;

import java.util.List;

/**
 * One row of the table.
 *
 * @param stored episodes in the space
 * @param question what the questions are made of
 * @param ask how they were asked
 * @param quality how good the answers were
 * @param chanceFirst how often a random order has another trial first, in [0, 1]
 * @param chanceAmongFive how often it has one among the first five, in [0, 1]
 */
public record Measured(
    int stored,
    String question,
    String ask,
    Quality quality,
    double chanceFirst,
    double chanceAmongFive) {

  /**
   * A row.
   *
   * @param candidates episodes that could be returned to a question, its own not counted
   */
  static Measured of(
      int stored, String question, String ask, List<Judgement> judgements, int candidates) {
    return new Measured(
        stored,
        question,
        ask,
        Quality.of(judgements),
        meanChance(judgements, candidates, 1),
        meanChance(judgements, candidates, 5));
  }

  private static double meanChance(List<Judgement> judgements, int candidates, int depth) {
    return judgements.stream()
        .mapToDouble(judgement -> chance(candidates, judgement.known(), depth))
        .average()
        .orElseThrow();
  }

  /** How often one of {@code right} is among the first {@code depth} of a random order. */
  static double chance(int candidates, int right, int depth) {
    double none = 1;
    for (int i = 0; i < Math.min(depth, candidates); i++) {
      none *= Math.max(0, (double) (candidates - right - i) / (candidates - i));
    }
    return 1 - none;
  }
}
