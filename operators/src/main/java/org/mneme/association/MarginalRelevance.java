package org.mneme.association;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Maximal marginal relevance: thins near-duplicates when a result is read, by picking at each rank
 * the candidate with the largest {@code λ·score − (1−λ)·(largest similarity to one picked before)}.
 * Source: Carbonell and Goldstein 1998, "The use of MMR, diversity-based reranking".
 *
 * @param lambda weight of the score against novelty, in [0, 1]; 1 keeps the order of the scores
 */
public record MarginalRelevance(double lambda) implements Serializable {

  /** Checks the range. */
  public MarginalRelevance {
    if (!(lambda >= 0 && lambda <= 1)) {
      throw new IllegalArgumentException("lambda must be in [0, 1], got " + lambda);
    }
  }

  /** Similarity of two candidates, in [-1, 1]. */
  @FunctionalInterface
  public interface Similarity {
    /** Similarity of the candidates at positions {@code a} and {@code b}. */
    float between(int a, int b);
  }

  /**
   * Picks {@code k} of the candidates, whose {@code scores} stand best first; ties go to the one
   * that stands earlier. A candidate is compared with what was picked only when it would be the
   * next: what it is not compared with yet can only make it less. So of at most {@code k ·
   * scores.length} similarities mostly less than half are computed, and the same are picked.
   *
   * @return positions in {@code scores}, in the order they were picked; min(k, scores.length) of
   *     them
   */
  public int[] pick(float[] scores, int k, Similarity similarity) {
    int count = Math.min(k, scores.length);
    int[] picked = new int[count];
    float[] redundancy = new float[scores.length];
    int[] compared = new int[scores.length];
    boolean[] isPicked = new boolean[scores.length];
    for (int rank = 0; rank < count; rank++) {
      int best = best(scores, redundancy, isPicked);
      while (compared[best] < rank) {
        for (; compared[best] < rank; compared[best]++) {
          float similar = similarity.between(picked[compared[best]], best);
          redundancy[best] = Math.max(redundancy[best], similar);
        }
        best = best(scores, redundancy, isPicked);
      }
      picked[rank] = best;
      isPicked[best] = true;
    }
    return picked;
  }

  /** The first {@code k} positions, for a query that wants the plain order. */
  public static int[] inOrder(int candidates, int k) {
    int[] all = new int[Math.min(k, candidates)];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /**
   * {@code picked}, then the other positions below {@code candidates} in order, {@code k} in all.
   */
  public static int[] followedByTheRest(int[] picked, int candidates, int k) {
    int[] order = Arrays.copyOf(picked, Math.min(k, candidates));
    boolean[] isPicked = new boolean[candidates];
    for (int position : picked) {
      isPicked[position] = true;
    }
    int rank = picked.length;
    for (int i = 0; rank < order.length; i++) {
      if (!isPicked[i]) {
        order[rank++] = i;
      }
    }
    return order;
  }

  private int best(float[] scores, float[] redundancy, boolean[] isPicked) {
    int best = -1;
    double bestMarginal = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      double marginal = lambda * scores[i] - (1 - lambda) * redundancy[i];
      if (!isPicked[i] && marginal > bestMarginal) {
        best = i;
        bestMarginal = marginal;
      }
    }
    return best;
  }
}
