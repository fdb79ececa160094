package org.mneme.association;

import org.mneme.kernels.dense.DotTile;

/**
 * The concepts nearest to each of several vectors, compared all at once: each centroid is fetched
 * once for all of them. A cosine depends on its two vectors alone, and agrees with that of a single
 * comparison within rounding, not bit for bit. Not thread-safe.
 */
public final class NearestConcepts {

  /** Most vectors that are compared at once: so many stay in a second cache beside the rows. */
  public static final int MAXIMUM = 32;

  private final DotTile tile = new DotTile();
  private ConceptIndex concepts;
  private int limit;
  private float[] cosines = new float[0];

  /**
   * Compares {@code vectors[count][dimension]}, unit vectors and at most {@value #MAXIMUM}, with
   * all concepts.
   */
  public void compare(ConceptIndex index, float[] vectors, int count) {
    concepts = index;
    limit = index.slotLimit();
    if (cosines.length < MAXIMUM * limit) {
      cosines = new float[MAXIMUM * (limit + limit / 4)];
    }
    int dimension = vectors.length / MAXIMUM;
    tile.dots(vectors, 0, count, index.centroids().packed(), 0, limit, dimension, cosines);
  }

  /**
   * The concepts nearest to vector {@code i} of those compared, as {@link ConceptIndex#nearest}
   * gives them.
   */
  public int nearest(int i, double least, int[] found, float[] cosinesOut) {
    return BestConcepts.of(concepts, cosines, i * limit, limit, least, found, cosinesOut);
  }
}
