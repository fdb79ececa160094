package org.mneme.memory;

import java.util.Arrays;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.kernels.quantised.SignEstimates;
import org.mneme.kernels.quantised.SimilarityLadder;
import org.mneme.kernels.quantised.SimilarityLadder.Rung;

/**
 * How similar every row of a space is to a query: exact where the ladder says so, and else what
 * sign codes say, until a row is asked for exactly. Serves one query at a time.
 */
final class RowSimilarities {

  private final SimilarityLadder ladder;
  private final SignEstimates codes = new SignEstimates();
  private EpisodeIndex index;
  private float[] vector;
  private Rung rung = Rung.SCAN;

  /** By row. */
  private float[] values = new float[0];

  RowSimilarities(SimilarityLadder ladder) {
    this.ladder = ladder;
  }

  /**
   * Compares every row of {@code space} with {@code query}.
   *
   * @param query unit vector, or null: all are 0
   * @param wanted how many hits are wanted
   * @param isExact whether nothing may be missed
   */
  void compare(EpisodeIndex space, float[] query, int wanted, boolean isExact) {
    index = space;
    vector = query;
    int limit = space.rowLimit();
    if (values.length < limit) {
      values = new float[(Math.max(limit, values.length * 2) + 63) / 64 * 64];
    }
    if (query == null) {
      rung = Rung.SCAN;
      Arrays.fill(values, 0, limit, 0f);
      return;
    }
    rung = ladder.rung(limit, query, wanted, isExact);
    switch (rung) {
      case COLUMNS ->
          space.forEachBlock(
              (first, n, block) -> block.similaritiesByColumns(query, values, first));
      case SCAN ->
          space.forEachBlock((first, n, block) -> block.similarities(query, values, first));
      case CODES -> {
        codes.begin(query, 0, query.length);
        space.forEachBlock((first, n, block) -> block.estimates(codes, values, first));
      }
    }
  }

  /** Whether {@link #values} are what sign codes say. */
  boolean areEstimates() {
    return rung == Rung.CODES;
  }

  /** How many rows must be looked at exactly where so many are wanted: more than those if any. */
  int candidates(int wanted) {
    return areEstimates() ? ladder.candidates(index.rowLimit(), vector.length, wanted) : wanted;
  }

  /** By row; not to be changed. */
  float[] values() {
    return values;
  }

  /** {@code out[i]} = cosine of the row {@code rows[i]} that holds something; they ascend. */
  void cosines(int[] rows, int count, float[] out) {
    if (areEstimates()) {
      index.similarities(vector, rows, count, out);
      return;
    }
    for (int i = 0; i < count; i++) {
      out[i] = values[rows[i]];
    }
  }

  /** The cosine of a row that holds something; 0 where there was no vector to compare with. */
  float cosine(int row) {
    return areEstimates() ? index.similarity(vector, row) : values[row];
  }
}
