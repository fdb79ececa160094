package org.mneme.kernels.quantised;

import java.util.Objects;

/**
 * One bit for each component of a vector, its IEEE sign: set for negative numbers and for -0. The
 * share of bits in which two codes differ estimates the angle between the vectors (M. Charikar,
 * "Similarity Estimation Techniques from Rounding Algorithms", STOC 2002). A code has {@code
 * words(dimension)} longs, bit {@code i % 64} of word {@code i / 64} for component {@code i};
 * unused bits are 0.
 *
 * <p>The codes of many rows stand in groups of eight rows, and within a group word by word, so that
 * one word of the query meets one word of many rows, and a scan reads on without a gap; there are
 * always whole blocks of {@value #BLOCK} rows:
 *
 * <pre>
 * words = 2:   word 0 of rows 0…7, word 1 of rows 0…7, word 0 of rows 8…15, …
 * </pre>
 */
public final class SignCodes {
  /** Rows in a block, whose distances are computed at once. */
  public static final int BLOCK = 128;

  private static final int GROUP = SignKernel.GROUP;
  private static final SignKernel KERNEL = SignKernel.chosen();

  private SignCodes() {}

  /** Longs in the code of a vector of {@code dimension} components. */
  public static int words(int dimension) {
    return (dimension + Long.SIZE - 1) / Long.SIZE;
  }

  /** Longs that the codes of {@code rowCount} vectors take: whole blocks. */
  public static int size(int rowCount, int dimension) {
    int blocks = (int) (((long) rowCount + BLOCK - 1) / BLOCK);
    return Math.multiplyExact(blocks, words(dimension) * BLOCK);
  }

  /** Writes the code of {@code vector[offset .. +dimension)} to {@code code[0 .. words)}. */
  public static void encode(float[] vector, int offset, int dimension, long[] code) {
    Objects.checkFromIndexSize(offset, dimension, vector.length);
    Objects.checkFromIndexSize(0, words(dimension), code.length);
    for (int word = 0; word < words(dimension); word++) {
      code[word] = word(vector, offset, dimension, word);
    }
  }

  /**
   * Writes the codes of {@code rows[rowCount][dimension]}, packed from {@code rowsOffset} on, to
   * the rows {@code firstRow, firstRow+1, …} of {@code codes}.
   *
   * @throws IndexOutOfBoundsException if rows or codes do not lie within their arrays
   */
  public static void encode(
      float[] rows, int rowsOffset, int rowCount, int dimension, long[] codes, int firstRow) {
    int words = words(dimension);
    Objects.checkFromIndexSize(rowsOffset, Math.multiplyExact(rowCount, dimension), rows.length);
    Objects.checkIndex(firstRow, Integer.MAX_VALUE);
    Objects.checkFromIndexSize(0, size(Math.addExact(firstRow, rowCount), dimension), codes.length);
    for (int i = 0; i < rowCount; i++) {
      int row = firstRow + i;
      int at = row / GROUP * words * GROUP + row % GROUP;
      for (int word = 0; word < words; word++) {
        codes[at + word * GROUP] = word(rows, rowsOffset + i * dimension, dimension, word);
      }
    }
  }

  /**
   * In how many bits the code {@code query[0 .. words)} differs from each code of one block, into
   * {@code out[0 .. BLOCK)}: block {@code b} holds the rows from {@code b·BLOCK} on.
   *
   * @throws IndexOutOfBoundsException if query, block or output do not lie within their arrays
   */
  public static void distances(long[] query, long[] codes, int block, int words, long[] out) {
    Objects.checkFromIndexSize(0, words, query.length);
    Objects.checkFromIndexSize(0, BLOCK, out.length);
    int at = Math.multiplyExact(block, words * BLOCK);
    Objects.checkFromIndexSize(at, words * BLOCK, codes.length);
    KERNEL.distances(query, codes, at, words, out);
  }

  private static long word(float[] vector, int offset, int dimension, int word) {
    int first = word * Long.SIZE;
    long bits = 0;
    for (int bit = 0; bit < Math.min(Long.SIZE, dimension - first); bit++) {
      long sign = Float.floatToRawIntBits(vector[offset + first + bit]) >>> 31;
      bits |= sign << bit;
    }
    return bits;
  }
}
