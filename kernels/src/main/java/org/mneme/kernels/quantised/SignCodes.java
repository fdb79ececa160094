package org.mneme.kernels.quantised;

import java.util.Arrays;
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
  /** Rows whose codes stay in the first cache while the words of the query pass over them. */
  private static final int BLOCK = 128;

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
    for (int row = 0; row < rowCount; row += BLOCK) {
      int block = Math.min(BLOCK, rowCount - row);
      Arrays.fill(out, outOffset + row, outOffset + row + block, (short) 0);
      int at = codesOffset + row * words;
      int word = 0;
      for (; word <= words - 4; word += 4) {
        addFourWords(
            query, queryOffset + word, codes, at + word, words, out, outOffset + row, block);
      }
      for (; word < words; word++) {
        addWord(query[queryOffset + word], codes, at + word, words, out, outOffset + row, block);
      }
    }
  }

  /** One loop without an inner one, so that four words of the query stay in registers. */
  private static void addFourWords(
      long[] query,
      int queryAt,
      long[] codes,
      int at,
      int words,
      short[] out,
      int outAt,
      int block) {
    long q0 = query[queryAt];
    long q1 = query[queryAt + 1];
    long q2 = query[queryAt + 2];
    long q3 = query[queryAt + 3];
    for (int row = 0; row < block; row++) {
      int code = at + row * words;
      int low = Long.bitCount(q0 ^ codes[code]) + Long.bitCount(q1 ^ codes[code + 1]);
      int high = Long.bitCount(q2 ^ codes[code + 2]) + Long.bitCount(q3 ^ codes[code + 3]);
      out[outAt + row] += (short) (low + high);
    }
  }

  private static void addWord(
      long query, long[] codes, int at, int words, short[] out, int outAt, int block) {
    for (int row = 0; row < block; row++) {
      out[outAt + row] += (short) Long.bitCount(query ^ codes[at + row * words]);
    }
  }
}
