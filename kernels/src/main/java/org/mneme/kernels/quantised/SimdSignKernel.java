package org.mneme.kernels.quantised;

import static jdk.incubator.vector.LongVector.fromArray;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Counts bits by adding neighbouring fields of 1, 2 and 4 bits, three words together, since the
 * Vector API of JDK 17 has no operation for it. One row in each lane.
 *
 * <p><i>Sources</i>: H. S. Warren, "Hacker's Delight", 2nd ed., 5–1, for one word; C. Lauradoux,
 * "Hamming weight", 2009, for three: of the third, even bits join the pairs of the first and odd
 * bits those of the second, which hold at most 2 and so have room for one more.
 */
final class SimdSignKernel implements SignKernel {
  private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
  private static final int GROUP = SignCodes.GROUP;

  /** 2, 4 or 8, so that a group is a whole number of vectors. */
  private static final int LANES = SPECIES.length();

  private static final long BIT_PAIRS = 0x5555_5555_5555_5555L;
  private static final long NIBBLES = 0x3333_3333_3333_3333L;
  private static final long BYTES = 0x0f0f_0f0f_0f0f_0f0fL;
  private static final long SHORTS = 0x00ff_00ff_00ff_00ffL;
  private static final long LOWEST_SHORT = 0xffffL;

  /** Words whose bits fit into the bytes in which they are summed up: 30 · 8 &lt; 256. */
  private static final int WORDS_IN_BYTES = 30;

  @Override
  public void distances(long[] query, long[] codes, int at, int words, long[] out) {
    Arrays.fill(out, 0, SignCodes.BLOCK, 0L);
    for (int word = 0; word < words; word += WORDS_IN_BYTES) {
      int end = Math.min(words, word + WORDS_IN_BYTES);
      for (int row = 0; row < SignCodes.BLOCK; row += LANES) {
        int group = at + row / GROUP * GROUP * words + row % GROUP;
        add(query, word, end, codes, group + word * GROUP, out, row);
      }
    }
  }

  /** Adds what the words {@code from .. to} of {@value #GROUP} rows, or fewer, differ in. */
  private static void add(
      long[] query, int from, int to, long[] codes, int at, long[] out, int row) {
    LongVector bytes = LongVector.zero(SPECIES);
    int word = from;
    int i = at;
    for (; word + 2 < to; word += 3, i += 3 * GROUP) {
      LongVector a = fromArray(SPECIES, codes, i).lanewise(XOR, query[word]);
      LongVector b = fromArray(SPECIES, codes, i + GROUP).lanewise(XOR, query[word + 1]);
      LongVector c = fromArray(SPECIES, codes, i + 2 * GROUP).lanewise(XOR, query[word + 2]);
      a = a.sub(a.lanewise(LSHR, 1).and(BIT_PAIRS)).add(c.and(BIT_PAIRS));
      b = b.sub(b.lanewise(LSHR, 1).and(BIT_PAIRS)).add(c.lanewise(LSHR, 1).and(BIT_PAIRS));
      a = a.and(NIBBLES).add(a.lanewise(LSHR, 2).and(NIBBLES));
      b = b.and(NIBBLES).add(b.lanewise(LSHR, 2).and(NIBBLES));
      LongVector nibbles = a.add(b);
      bytes = bytes.add(nibbles.and(BYTES)).add(nibbles.lanewise(LSHR, 4).and(BYTES));
    }
    // tail
    for (; word < to; word++, i += GROUP) {
      LongVector a = fromArray(SPECIES, codes, i).lanewise(XOR, query[word]);
      a = a.sub(a.lanewise(LSHR, 1).and(BIT_PAIRS));
      a = a.and(NIBBLES).add(a.lanewise(LSHR, 2).and(NIBBLES));
      bytes = bytes.add(a.add(a.lanewise(LSHR, 4)).and(BYTES));
    }
    LongVector shorts = bytes.and(SHORTS).add(bytes.lanewise(LSHR, 8).and(SHORTS));
    LongVector halves = shorts.add(shorts.lanewise(LSHR, 16));
    LongVector sums = halves.add(halves.lanewise(LSHR, 32)).and(LOWEST_SHORT);
    sums.add(fromArray(SPECIES, out, row)).intoArray(out, row);
  }
}
