package org.mneme.jobs.load.quality;

import java.util.List;

/**
 * How good the answers to a set of questions are.
 *
 * @param first another trial of the task comes first
 * @param amongFive one is among the first five
 * @param recallAtFive mean share of the other trials that are among the first five
 * @param ndcgAtTen mean normalised discounted cumulative gain of the first ten
 */
public record Quality(Share first, Share amongFive, double recallAtFive, double ndcgAtTen) {

  /** Sums up one judgement a question; there is at least one. */
  public static Quality of(List<Judgement> judgements) {
    return new Quality(
        share(judgements, 1),
        share(judgements, 5),
        judgements.stream().mapToDouble(j -> j.recallAt(5)).average().orElseThrow(),
        judgements.stream().mapToDouble(j -> j.ndcgAt(10)).average().orElseThrow());
  }

  private static Share share(List<Judgement> judgements, int depth) {
    long found = judgements.stream().filter(j -> j.isFoundWithin(depth)).count();
    return new Share((int) found, judgements.size());
  }
}
