package org.mneme.kernels.quantised;

import java.util.Arrays;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.selection.Cut;
import org.mneme.kernels.selection.RunningTopK;
import org.mneme.kernels.selection.TopK;

/**
 * The search that the ladder makes of the kernels, over one matrix: sign codes choose candidates,
 * all that tie with the last of them included, and those are compared exactly.
 */
public final class SignSearch {

  private final SignEstimates estimates = new SignEstimates();
  private final Cut cut = new Cut();
  private final float[] scores;
  private final int[] chosen;

  /** For so many rows. */
  public SignSearch(int rowCount) {
    scores = new float[rowCount];
    chosen = new int[rowCount];
  }

  /** Offers the exact scores of the candidates to {@code best}. */
  public void search(
      float[] queries,
      int queryOffset,
      float[] rows,
      long[] codes,
      int dimension,
      int candidates,
      RunningTopK best) {
    float[] query = Arrays.copyOfRange(queries, queryOffset, queryOffset + dimension);
    estimates.begin(query, 0, dimension);
    estimates.estimate(codes, scores.length, scores, 0);
    float least = cut.of(scores, 0, scores.length, candidates);
    int count = TopK.atLeast(scores, 0, scores.length, least, chosen);
    Vectors.dotRows(query, rows, dimension, chosen, 0, count, 0, scores);
    for (int i = 0; i < count; i++) {
      best.offer(scores[i], chosen[i]);
    }
  }
}
