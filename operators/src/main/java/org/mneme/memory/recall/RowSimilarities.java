package org.mneme.memory.recall;

import java.util.Arrays;
import org.mneme.episodic.EpisodeIndex;
import org.mneme.kernels.quantised.SignEstimates;
import org.mneme.kernels.quantised.SimilarityLadder;
import org.mneme.kernels.quantised.SimilarityLadder.Rung;

/**
 * How similar every row of a space is to a query: exact where the ladder says so, and else what
 * codes say, until a row is asked for exactly. Serves one query at a time.
 */
final class RowSimilarities {

  private static final int FEWER_OF_STORED = 25;

  private final SimilarityLadder ladder;
  private final SignEstimates codes = new SignEstimates();
  private EpisodeIndex index;
  private float[] vector;
  private Rung rung = Rung.SCAN;

  /** By row. */
  private float[] values = new float[0];

  /** Of the rows asked for exactly in this query the most at once, ascending, and their cosines. */
  private int[] knownRows = new int[0];

  private float[] known = new float[0];
  private int knownCount;

  /** Those of the rows asked for that are not known, and where each stands among them. */
  private int[] missingRows = new int[0];

  private int[] missingAt = new int[0];
  private float[] missing = new float[0];

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
    knownCount = 0;
    int limit = space.rowLimit();
    if (values.length < limit) {
      values = new float[(Math.max(limit, values.length * 2) + 63) / 64 * 64];
    }
    if (query == null) {
      rung = Rung.SCAN;
      Arrays.fill(values, 0, limit, 0f);
      return;
    }
    rung =
        space.holdsVectors()
            ? ladder.rung(limit, query, wanted, isExact)
            : ladder.rungOfStored(limit, query, wanted, isExact);
    switch (rung) {
      case BYTES -> space.estimates(query, values);
      case COLUMNS -> space.similaritiesByColumns(query, values);
      case SCAN -> space.similarities(query, values);
      case CODES -> {
        codes.begin(query, 0, query.length);
        space.forEachBlock((first, n, block) -> block.estimates(codes, values, first));
      }
    }
  }

  /** Whether {@link #values} are what sign codes say. */
  boolean areEstimates() {
    return rung == Rung.CODES || rung == Rung.BYTES;
  }

  /** How many rows must be looked at exactly where so many are wanted: more than those if any. */
  int candidates(int wanted) {
    return areEstimates() ? ladder.candidates(index.rowLimit(), vector.length, wanted) : wanted;
  }

  /** Whether a hit may be missed by looking at so many exactly. */
  boolean mayMiss(int asked) {
    return areEstimates() && asked < most();
  }

  /** Where vectors are not held, each is a read of its own: then fewer are compared. */
  private int most() {
    int most = ladder.mostCandidates(index.rowLimit());
    return index.holdsVectors() ? most : most / FEWER_OF_STORED;
  }

  /** By so much estimates are hardly ever wrong: three deviations, where they vary most. */
  double error() {
    return 3 * Math.PI / 2 / Math.sqrt(vector.length);
  }

  /** How many to look at exactly after {@code asked}, if those may not be enough. */
  int more(int asked) {
    return ladder.moreCandidates(index.rowLimit(), asked);
  }

  /** By row; not to be changed. */
  float[] values() {
    return values;
  }

  /**
   * {@code out[i]} = cosine of the row {@code rows[i]} that holds something; they ascend. What was
   * asked for before in this query is compared once: seeds are mostly among the best hits too, and
   * to fetch a vector takes as long as all else about a row.
   */
  void cosines(int[] rows, int count, float[] out) {
    if (areEstimates()) {
      if (knownCount > 0) {
        cosinesBesideKnown(rows, count, out);
      } else {
        index.similarities(vector, rows, count, out);
      }
      if (count > knownCount) {
        know(rows, count, out);
      }
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

  private void know(int[] rows, int count, float[] cosines) {
    if (knownRows.length < count) {
      knownRows = new int[2 * count];
      known = new float[2 * count];
    }
    System.arraycopy(rows, 0, knownRows, 0, count);
    System.arraycopy(cosines, 0, known, 0, count);
    knownCount = count;
  }

  private void cosinesBesideKnown(int[] rows, int count, float[] out) {
    if (missingRows.length < count) {
      missingRows = new int[2 * count];
      missingAt = new int[2 * count];
      missing = new float[2 * count];
    }
    int missingCount = 0;
    int k = 0;
    for (int i = 0; i < count; i++) {
      while (k < knownCount && knownRows[k] < rows[i]) {
        k++;
      }
      if (k < knownCount && knownRows[k] == rows[i]) {
        out[i] = known[k];
      } else {
        missingRows[missingCount] = rows[i];
        missingAt[missingCount++] = i;
      }
    }
    index.similarities(vector, missingRows, missingCount, missing);
    for (int i = 0; i < missingCount; i++) {
      out[missingAt[i]] = missing[i];
    }
  }
}
