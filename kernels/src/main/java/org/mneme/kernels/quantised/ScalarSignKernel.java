package org.mneme.kernels.quantised;

import java.util.Arrays;

/** The definition: one word after the other, the rows of a group side by side in registers. */
final class ScalarSignKernel implements SignKernel {

  @Override
  public void distances(long[] query, long[] codes, int at, int words, long[] out) {
    Arrays.fill(out, 0, SignCodes.BLOCK, 0L);
    add(query, codes, at, words, 0, out);
  }

  /** Adds in how many bits the words {@code from .. words} differ. */
  static void add(long[] query, long[] codes, int at, int words, int from, long[] out) {
    for (int row = 0; row < SignCodes.BLOCK; row += GROUP) {
      group(query, codes, at + row * words, words, from, out, row);
    }
  }

  private static void group(
      long[] query, long[] codes, int at, int words, int from, long[] out, int row) {
    int r0 = 0;
    int r1 = 0;
    int r2 = 0;
    int r3 = 0;
    int r4 = 0;
    int r5 = 0;
    int r6 = 0;
    int r7 = 0;
    for (int word = from; word < words; word++) {
      long q = query[word];
      int i = at + word * GROUP;
      r0 += Long.bitCount(q ^ codes[i]);
      r1 += Long.bitCount(q ^ codes[i + 1]);
      r2 += Long.bitCount(q ^ codes[i + 2]);
      r3 += Long.bitCount(q ^ codes[i + 3]);
      r4 += Long.bitCount(q ^ codes[i + 4]);
      r5 += Long.bitCount(q ^ codes[i + 5]);
      r6 += Long.bitCount(q ^ codes[i + 6]);
      r7 += Long.bitCount(q ^ codes[i + 7]);
    }
    out[row] += r0;
    out[row + 1] += r1;
    out[row + 2] += r2;
    out[row + 3] += r3;
    out[row + 4] += r4;
    out[row + 5] += r5;
    out[row + 6] += r6;
    out[row + 7] += r7;
  }
}
