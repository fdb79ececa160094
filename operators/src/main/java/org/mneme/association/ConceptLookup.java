package org.mneme.association;

import java.util.Arrays;
import org.mneme.kernels.quantised.SignEstimates;
import org.mneme.kernels.quantised.SimilarityLadder;
import org.mneme.kernels.quantised.SimilarityLadder.Rung;
import org.mneme.kernels.selection.Cut;

/**
 * Finds the concepts nearest to a query by the ladder: what only answers see. What is learned asks
 * {@link ConceptIndex#nearest}, which compares them all. Holds arrays as long as the largest space
 * it saw has concepts, and so serves one query at a time; once they are that long, a lookup
 * allocates nothing.
 */
public final class ConceptLookup {

  /** Instead of a number of candidates: every concept was compared. */
  private static final int ALL = -1;

  private final SimilarityLadder ladder;
  private final SignEstimates codes = new SignEstimates();
  private final Cut cut = new Cut();
  private int[] candidates = new int[0];
  private float[] exact = new float[0];
  private float[] cosines = new float[0];

  /** Lookups by {@code ladder}. */
  public ConceptLookup(SimilarityLadder ladder) {
    this.ladder = ladder;
  }

  /**
   * The concepts nearest to {@code query}, as {@link ConceptIndex#nearest} gives them, those that
   * are hidden included.
   */
  public int nearest(
      ConceptIndex index, float[] query, double least, int[] found, float[] cosinesOut) {
    int chosen = compare(index, query, found.length, false, false);
    return best(index, chosen, least, found, cosinesOut);
  }

  /**
   * The same without those that are hidden.
   *
   * @param isExact whether none may be missed
   */
  public int nearestShown(
      ConceptIndex index,
      float[] query,
      double least,
      boolean isExact,
      int[] found,
      float[] cosinesOut) {
    int chosen = compare(index, query, found.length, true, isExact);
    return best(index, chosen, least, found, cosinesOut);
  }

  /**
   * The cosine of a unit vector with each concept that may be among the {@code wanted} nearest, by
   * slot; NaN for the others, where there is none, and where it is hidden. The array is this
   * lookup's own.
   *
   * @param isExact whether none may be missed: then no other is NaN
   */
  public float[] shownCosines(ConceptIndex index, float[] query, int wanted, boolean isExact) {
    int chosen = compare(index, query, wanted, true, isExact);
    if (chosen != ALL) {
      Arrays.fill(cosines, 0, index.slotLimit(), Float.NaN);
      for (int i = 0; i < chosen; i++) {
        cosines[candidates[i]] = exact[i];
      }
    }
    return cosines;
  }

  private int best(ConceptIndex index, int chosen, double least, int[] found, float[] cosinesOut) {
    return chosen == ALL
        ? BestConcepts.of(index, cosines, 0, index.slotLimit(), least, found, cosinesOut)
        : BestConcepts.of(index, candidates, exact, chosen, least, found, cosinesOut);
  }

  /** Compares what the ladder says; returns how many candidates that are, or {@link #ALL}. */
  private int compare(
      ConceptIndex index, float[] query, int wanted, boolean onlyShown, boolean isExact) {
    int limit = index.slotLimit();
    reserve(limit);
    if (ladder.rung(limit, query, wanted, isExact) == Rung.CODES) {
      return chooseByCodes(index, query, ladder.candidates(limit, query.length, wanted), onlyShown);
    }
    index.centroids().cosines(query, limit, cosines);
    if (onlyShown) {
      index.hideIn(cosines);
    }
    return ALL;
  }

  private int chooseByCodes(ConceptIndex index, float[] query, int wanted, boolean onlyShown) {
    int limit = index.slotLimit();
    codes.begin(query, 0, query.length);
    index.centroids().estimates(codes, limit, cosines);
    index.clearFree(cosines);
    if (onlyShown) {
      index.hideIn(cosines);
    }
    // All that tie with the last of them too: slots are no order.
    int count = cut.best(cosines, 0, limit, wanted, candidates);
    index.centroids().cosines(query, candidates, count, exact);
    return count;
  }

  private void reserve(int limit) {
    if (cosines.length < limit) {
      int length = (limit + limit / 2 + ConceptIndex.PADDING) / ConceptIndex.PADDING;
      cosines = new float[length * ConceptIndex.PADDING];
      candidates = new int[cosines.length];
      exact = new float[cosines.length];
    }
  }
}
