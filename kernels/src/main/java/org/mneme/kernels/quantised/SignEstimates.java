package org.mneme.kernels.quantised;

import java.util.Objects;

/**
 * Estimates the cosines of one query with many rows from their sign codes: of two vectors whose
 * codes differ in {@code d} of {@code n} bits, {@code cos(π·d/n)}. A row's estimate depends on the
 * two vectors alone, and falls as {@code d} grows.
 *
 * <p>Holds a table as long as the dimension as scratch: allocate it once and reuse it. Not
 * thread-safe.
 *
 * <p><i>Source</i>: M. Charikar, "Similarity Estimation Techniques from Rounding Algorithms", STOC
 * 2002.
 */
public final class SignEstimates {
  private static final int BLOCK = SignCodes.BLOCK;

  private final long[] distances = new long[BLOCK];
  private long[] queryCode = new long[0];

  /** By distance. */
  private float[] cosines = new float[0];

  private int words;

  /**
   * Encodes the query {@code query[queryOffset .. +dimension)}, {@code dimension} ≥ 1.
   *
   * @throws IndexOutOfBoundsException if it does not lie within its array
   */
  public void begin(float[] query, int queryOffset, int dimension) {
    Objects.checkFromIndexSize(queryOffset, dimension, query.length);
    words = SignCodes.words(dimension);
    if (cosines.length != dimension + 1) {
      cosines = new float[dimension + 1];
      queryCode = new long[words];
      for (int distance = 0; distance <= dimension; distance++) {
        cosines[distance] = (float) Math.cos(Math.PI * distance / dimension);
      }
    }
    SignCodes.encode(query, queryOffset, dimension, queryCode);
  }

  /**
   * {@code out[outOffset+i]} = estimate for row {@code i} of {@code codes} (see {@link SignCodes}),
   * for {@code i < rowCount}.
   *
   * @throws IndexOutOfBoundsException if codes or output do not lie within their arrays
   */
  public void estimate(long[] codes, int rowCount, float[] out, int outOffset) {
    Objects.checkFromIndexSize(outOffset, rowCount, out.length);
    for (int first = 0; first < rowCount; first += BLOCK) {
      SignCodes.distances(queryCode, codes, first / BLOCK, words, distances);
      int count = Math.min(BLOCK, rowCount - first);
      for (int i = 0; i < count; i++) {
        out[outOffset + first + i] = cosines[(int) distances[i]];
      }
    }
  }
}
