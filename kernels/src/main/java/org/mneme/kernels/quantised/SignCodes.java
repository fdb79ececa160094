package org.mneme.kernels.quantised;

import java.util.Objects;

/**
 * One bit for each component of a vector, its IEEE sign: set for negative numbers and for -0. The
 * share of bits in which two codes differ estimates the angle between the vectors (M. Charikar,
 * "Similarity Estimation Techniques from Rounding Algorithms", STOC 2002). A code takes {@code
 * words(dimension)} longs, bit {@code i % 64} of word {@code i / 64} for component {@code i};
 * unused bits are 0. Codes are packed without gaps, row after row.
 *
 * <p>Plain Java in both modes: {@link Long#bitCount} is one instruction, and the Vector API of JDK
 * 17 has no vector form of it.
 */
public final class SignCodes {
  private SignCodes() {}

  /** Longs in the code of a vector of {@code dimension} components. */
  public static int words(int dimension) {
    return (dimension + Long.SIZE - 1) / Long.SIZE;
  }

  /**
   * Writes the codes of {@code rows[rowCount][dimension]}, packed from {@code rowsOffset} on, to
   * {@code codes[codesOffset .. codesOffset + rowCount·words(dimension))}.
   *
   * @throws IndexOutOfBoundsException if rows or codes do not lie within their arrays
   */
  public static void encode(
      float[] rows, int rowsOffset, int rowCount, int dimension, long[] codes, int codesOffset) {
    int words = words(dimension);
    Objects.checkFromIndexSize(rowsOffset, Math.multiplyExact(rowCount, dimension), rows.length);
    Objects.checkFromIndexSize(codesOffset, Math.multiplyExact(rowCount, words), codes.length);
    for (int row = 0; row < rowCount; row++) {
      int at = rowsOffset + row * dimension;
      for (int word = 0; word < words; word++) {
        long bits = 0;
        int inWord = Math.min(Long.SIZE, dimension - word * Long.SIZE);
        for (int bit = 0; bit < inWord; bit++) {
          long sign = Float.floatToRawIntBits(rows[at + word * Long.SIZE + bit]) >>> 31;
          bits |= sign << bit;
        }
        codes[codesOffset + row * words + word] = bits;
      }
    }
  }

  /**
   * In how many bits the code {@code query[queryOffset .. +words)} differs from each code of {@code
   * codes[rowCount][words]}, packed from {@code codesOffset} on, into {@code out[outOffset ..
   * outOffset+rowCount)}.
   *
   * @throws IndexOutOfBoundsException if query, codes or output do not lie within their arrays
   */
  public static void distances(
      long[] query,
      int queryOffset,
      long[] codes,
      int codesOffset,
      int rowCount,
      int words,
      short[] out,
      int outOffset) {
    Objects.checkFromIndexSize(queryOffset, words, query.length);
    Objects.checkFromIndexSize(codesOffset, Math.multiplyExact(rowCount, words), codes.length);
    Objects.checkFromIndexSize(outOffset, rowCount, out.length);
    for (int row = 0; row < rowCount; row++) {
      int at = codesOffset + row * words;
      int even = 0;
      int odd = 0;
      int word = 0;
      for (; word <= words - 4; word += 4) {
        even += Long.bitCount(query[queryOffset + word] ^ codes[at + word]);
        odd += Long.bitCount(query[queryOffset + word + 1] ^ codes[at + word + 1]);
        even += Long.bitCount(query[queryOffset + word + 2] ^ codes[at + word + 2]);
        odd += Long.bitCount(query[queryOffset + word + 3] ^ codes[at + word + 3]);
      }
      for (; word < words; word++) {
        even += Long.bitCount(query[queryOffset + word] ^ codes[at + word]);
      }
      out[outOffset + row] = (short) (even + odd);
    }
  }
}
