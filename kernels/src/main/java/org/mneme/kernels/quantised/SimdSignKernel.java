package org.mneme.kernels.quantised;

import static jdk.incubator.vector.LongVector.broadcast;
import static jdk.incubator.vector.LongVector.fromArray;

import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Counts the bits of {@value #TOGETHER} words of each row at once: full adders bring them down to
 * three words whose bits count 1, 2 and 4, and fields of 2, 4, 8 and 16 bits are added from there.
 * The Vector API of JDK 17 has no lanewise bit count.
 *
 * <p>No vector is carried from one round of a loop to the next, and the one just computed is the
 * receiver: else JDK 17 boxes (see {@code SimdVectorKernel}).
 *
 * <p><i>Source</i>: W. Muła, N. Kurz, D. Lemire, "Faster Population Counts Using AVX2
 * Instructions", The Computer Journal 61, 2018 (after Harley and Seal).
 */
final class SimdSignKernel implements SignKernel {
  /** Of a group at most. */
  private static final VectorSpecies<Long> SPECIES =
      LongVector.SPECIES_PREFERRED.length() <= GROUP
          ? LongVector.SPECIES_PREFERRED
          : LongVector.SPECIES_512;

  private static final int LANES = SPECIES.length();

  /** Words that are counted at once. */
  private static final int TOGETHER = 6;

  /** The exact class of what is stored: unless the compiler knows it, JDK 17 may box. */
  private static final Class<? extends LongVector> EXACT = LongVector.zero(SPECIES).getClass();

  private static final long PAIRS = 0x5555555555555555L;
  private static final long NIBBLES = 0x3333333333333333L;
  private static final long BYTES = 0x0f0f0f0f0f0f0f0fL;
  private static final long SHORTS = 0x00ff00ff00ff00ffL;
  private static final long SUM = 0xffffL;

  @Override
  public void distances(long[] query, long[] codes, int at, int words, long[] out) {
    Arrays.fill(out, 0, SignCodes.BLOCK, 0L);
    int word = 0;
    for (; word + TOGETHER <= words; word += TOGETHER) {
      addSix(query, codes, at, words, word, out);
    }
    // tail
    ScalarSignKernel.add(query, codes, at, words, word, out);
  }

  private static void addSix(long[] query, long[] codes, int at, int words, int word, long[] out) {
    LongVector q0 = broadcast(SPECIES, query[word]);
    LongVector q1 = broadcast(SPECIES, query[word + 1]);
    LongVector q2 = broadcast(SPECIES, query[word + 2]);
    LongVector q3 = broadcast(SPECIES, query[word + 3]);
    LongVector q4 = broadcast(SPECIES, query[word + 4]);
    LongVector q5 = broadcast(SPECIES, query[word + 5]);
    LongVector pairs = broadcast(SPECIES, PAIRS);
    LongVector nibbles = broadcast(SPECIES, NIBBLES);
    LongVector bytes = broadcast(SPECIES, BYTES);
    LongVector shorts = broadcast(SPECIES, SHORTS);
    LongVector sum = broadcast(SPECIES, SUM);
    for (int row = 0; row < SignCodes.BLOCK; row += LANES) {
      int i = at + (row / GROUP * words + word) * GROUP + row % GROUP;
      LongVector v0 = fromArray(SPECIES, codes, i).lanewise(VectorOperators.XOR, q0);
      LongVector v1 = fromArray(SPECIES, codes, i + GROUP).lanewise(VectorOperators.XOR, q1);
      LongVector v2 = fromArray(SPECIES, codes, i + 2 * GROUP).lanewise(VectorOperators.XOR, q2);
      LongVector v3 = fromArray(SPECIES, codes, i + 3 * GROUP).lanewise(VectorOperators.XOR, q3);
      LongVector v4 = fromArray(SPECIES, codes, i + 4 * GROUP).lanewise(VectorOperators.XOR, q4);
      LongVector v5 = fromArray(SPECIES, codes, i + 5 * GROUP).lanewise(VectorOperators.XOR, q5);
      // full adders
      LongVector a = v0.lanewise(VectorOperators.XOR, v1);
      LongVector carryA = v0.and(v1).or(v2.and(a));
      LongVector sumA = a.lanewise(VectorOperators.XOR, v2);
      LongVector b = v3.lanewise(VectorOperators.XOR, v4);
      LongVector carryB = v3.and(v4).or(v5.and(b));
      LongVector sumB = b.lanewise(VectorOperators.XOR, v5);
      LongVector ones = sumA.lanewise(VectorOperators.XOR, sumB);
      LongVector carry = sumA.and(sumB);
      LongVector c = carryA.lanewise(VectorOperators.XOR, carryB);
      LongVector fours = carryA.and(carryB).or(carry.and(c));
      LongVector twos = c.lanewise(VectorOperators.XOR, carry);
      // fields of two bits, of four, of eight, of sixteen
      ones = ones.sub(ones.lanewise(VectorOperators.LSHR, 1).and(pairs));
      twos = twos.sub(twos.lanewise(VectorOperators.LSHR, 1).and(pairs));
      fours = fours.sub(fours.lanewise(VectorOperators.LSHR, 1).and(pairs));
      ones = ones.and(nibbles).add(ones.lanewise(VectorOperators.LSHR, 2).and(nibbles));
      twos = twos.and(nibbles).add(twos.lanewise(VectorOperators.LSHR, 2).and(nibbles));
      fours = fours.and(nibbles).add(fours.lanewise(VectorOperators.LSHR, 2).and(nibbles));
      LongVector few = ones.add(twos.lanewise(VectorOperators.LSHL, 1));
      few = few.and(bytes).add(few.lanewise(VectorOperators.LSHR, 4).and(bytes));
      fours = fours.and(bytes).add(fours.lanewise(VectorOperators.LSHR, 4).and(bytes));
      LongVector all = few.add(fours.lanewise(VectorOperators.LSHL, 2));
      all = all.and(shorts).add(all.lanewise(VectorOperators.LSHR, 8).and(shorts));
      all = all.add(all.lanewise(VectorOperators.LSHR, 16));
      all = all.add(all.lanewise(VectorOperators.LSHR, 32)).and(sum);
      LongVector total = fromArray(SPECIES, out, row).add(all);
      EXACT.cast(total).intoArray(out, row);
    }
  }
}
