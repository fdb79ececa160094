package org.mneme.kernels.quantised;

import java.io.Serializable;

/**
 * Chooses how a query is compared with the rows of a space: by the number of rows, their dimension,
 * and what the query is. {@code docs/measurements/ladder.md} has the crossovers.
 *
 * @param scanRows up to so many rows every one is compared exactly; at least 0
 * @param candidatesPerHit how many rows sign codes choose at first for each hit that is wanted; at
 *     least 1
 * @param candidateShare share of all rows that they choose at first, in [0, 1], {@value
 *     #MOST_BY_SHARE} rows at most
 */
public record SimilarityLadder(int scanRows, int candidatesPerHit, double candidateShare)
    implements Serializable {

  /** The defaults. */
  public static final SimilarityLadder DEFAULT = new SimilarityLadder(400, 8, 0.002);

  /** Compares every row, however many there are. */
  public static final SimilarityLadder EXACT = new SimilarityLadder(Integer.MAX_VALUE, 1, 0);

  /** At one sixth both ways cost the same where the vectors come from memory. */
  private static final int COLUMNS_FRACTION = 6;

  /** A component that is 0 has a sign like any other, and it says nothing. */
  private static final double LEAST_PRESENT = 0.75;

  /** Signs are coarse: of the few nearest, some are far down by them. */
  private static final int LEAST_CANDIDATES = 30;

  /** So many for each hit are chosen where few are wanted, up to {@link #MOST_OF_FEW} in all. */
  private static final int CANDIDATES_OF_FEW = 10;

  private static final int MOST_OF_FEW = 100;

  private static final int MOST_BY_SHARE = 1_000;

  /** The dimension for which the shares of candidates are meant. */
  private static final double FULL_DIMENSION = 768;

  /** From this share of all rows on, comparing them all is as fast. */
  private static final int CANDIDATES_FRACTION = 2;

  /** Beyond this share of all rows no more candidates are taken. */
  private static final int MOST_FRACTION = 4;

  /** How many times as many are taken next. */
  private static final int WIDER = 2;

  /** A way of comparing. */
  public enum Rung {
    /** Only the columns of the components that the query has; exact. */
    COLUMNS,
    /** The whole vector of every row; exact. */
    SCAN,
    /** The sign codes of every row, and then the vectors of the nearest. */
    CODES,
    /** A byte of every component of every row, and then the vectors of the nearest. */
    BYTES
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming what is out of its range
   */
  public SimilarityLadder {
    if (scanRows < 0 || candidatesPerHit < 1 || !(candidateShare >= 0 && candidateShare <= 1)) {
      throw new IllegalArgumentException(
          "scanRows %d must be at least 0, candidatesPerHit %d at least 1, candidateShare %s in [0, 1]"
              .formatted(scanRows, candidatesPerHit, candidateShare));
    }
  }

  /**
   * How to compare {@code query} with {@code rows} rows.
   *
   * @param wanted how many hits are wanted, at least 0
   * @param isExact whether nothing may be missed
   */
  public Rung rung(int rows, float[] query, int wanted, boolean isExact) {
    int present = present(query);
    if (present * COLUMNS_FRACTION <= query.length) {
      return Rung.COLUMNS;
    }
    boolean isDense = present >= LEAST_PRESENT * query.length;
    return isExact || !isDense || !isWorthIt(rows, query, wanted) ? Rung.SCAN : Rung.CODES;
  }

  /**
   * The same where the vectors of the rows are not held, so that to compare all of them exactly
   * costs a hundred times as much: then they are estimated, whatever the query.
   */
  public Rung rungOfStored(int rows, float[] query, int wanted, boolean isExact) {
    Rung rung = rung(rows, query, wanted, isExact);
    return rung == Rung.CODES || isExact || !isWorthIt(rows, query, wanted) ? rung : Rung.BYTES;
  }

  private boolean isWorthIt(int rows, float[] query, int wanted) {
    return rows > scanRows
        && (long) candidates(rows, query.length, wanted) * CANDIDATES_FRACTION <= rows;
  }

  /** How many of {@code rows} rows are chosen at first where {@code wanted} hits are wanted. */
  public int candidates(int rows, int dimension, int wanted) {
    double ofFew = Math.min(MOST_OF_FEW, (double) CANDIDATES_OF_FEW * wanted);
    double ofHits = Math.max(ofFew, (double) candidatesPerHit * wanted);
    double ofAll = Math.min(MOST_BY_SHARE, candidateShare * rows);
    double chosen = Math.max(Math.max(LEAST_CANDIDATES, ofHits), ofAll);
    return (int) Math.min(rows, Math.ceil(chosen * Math.max(1, FULL_DIMENSION / dimension)));
  }

  /** How many of {@code rows} rows are compared exactly at most where codes choose. */
  public int mostCandidates(int rows) {
    return rows / MOST_FRACTION;
  }

  /** How many candidates to take after {@code taken} where hits lie far down among those. */
  public int moreCandidates(int rows, int taken) {
    return Math.max(taken, Math.min(mostCandidates(rows), taken * WIDER));
  }

  private static int present(float[] query) {
    int present = 0;
    for (float component : query) {
      present += component == 0f ? 0 : 1;
    }
    return present;
  }
}
