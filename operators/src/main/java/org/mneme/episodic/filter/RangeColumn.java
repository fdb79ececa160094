package org.mneme.episodic.filter;

import java.util.Arrays;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * A number of each row, found by range: the numbers in row order, and the least and the greatest of
 * every {@value #BLOCK} rows, so that blocks wholly within or without a range are not read. Rows
 * come in the order of time, and so most blocks are one or the other.
 */
final class RangeColumn {

  static final int BLOCK = 1_024;

  /** No number is less, and no end of a range need be. */
  static final long MINIMUM = -(1L << 61);

  /** No number is as large. */
  static final long MAXIMUM = 1L << 62;

  private static final long ABSENT = 0;

  private static final int WORDS_OF_BLOCK = BLOCK / Long.SIZE;

  /** Below this part of all rows it is cheaper to look at each row that is left. */
  private static final int FEW = 16;

  private long[] numbers = new long[0];
  private long[] least = new long[0];
  private long[] greatest = new long[0];

  /** Sets the number of {@code row}, from {@link #MINIMUM} to below {@link #MAXIMUM}. */
  void put(int row, long number) {
    if (row >= numbers.length) {
      grow(row);
    }
    numbers[row] = number;
    int block = row / BLOCK;
    least[block] = Math.min(least[block], number);
    greatest[block] = Math.max(greatest[block], number);
  }

  /**
   * Takes its number from {@code row}, which is not asked about again before it is put. The bounds
   * of its block may stay wide.
   */
  void remove(int row) {
    numbers[row] = ABSENT;
  }

  /** Within {@link #MINIMUM} and {@link #MAXIMUM}. */
  static long clamped(long end) {
    return Math.max(MINIMUM, Math.min(MAXIMUM, end));
  }

  /** Whether the number of {@code row} is within {@code [from, below)}. */
  boolean isWithin(int row, long from, long below) {
    return numbers[row] >= from && numbers[row] < below;
  }

  /**
   * Keeps of {@code rows}, in place, those whose number is within {@code [from, below)}.
   *
   * @param rows rows that have a number
   * @return {@code rows}, or what is left of them in a bitmap of its own
   */
  RoaringBitmap keep(RoaringBitmap rows, long from, long below) {
    if (rows.getLongCardinality() * FEW > numbers.length) {
      rows.and(within(from, below));
      return rows;
    }
    RoaringBitmap kept = new RoaringBitmap();
    rows.forEach(
        (int row) -> {
          if (isWithin(row, from, below)) {
            kept.add(row);
          }
        });
    return kept;
  }

  private RoaringBitmap within(long from, long below) {
    long[] words = new long[numbers.length / Long.SIZE];
    for (int block = 0; block < least.length; block++) {
      int first = block * WORDS_OF_BLOCK;
      if (least[block] >= from && greatest[block] < below) {
        // Rows without a number are among them; those that are asked about all have one.
        Arrays.fill(words, first, first + WORDS_OF_BLOCK, -1L);
      } else if (greatest[block] >= from && least[block] < below) {
        for (int word = first; word < first + WORDS_OF_BLOCK; word++) {
          words[word] = word(word * Long.SIZE, from, below);
        }
      }
    }
    return BitSetUtil.bitmapOf(words);
  }

  /** Without a branch: which rows are in the range is anyone's guess. */
  private long word(int row, long from, long below) {
    long word = 0;
    for (int i = 0; i < Long.SIZE; i++) {
      long number = numbers[row + i];
      // Both differences are negative, and neither can overflow.
      word |= (((from - 1 - number) & (number - below)) >>> (Long.SIZE - 1)) << i;
    }
    return word;
  }

  /** Bytes that this holds. */
  long bytes() {
    return (numbers.length + 2L * least.length) * Long.BYTES;
  }

  private void grow(int row) {
    int before = numbers.length;
    int blocks = Math.max(row / BLOCK + 1, least.length * 3 / 2);
    numbers = Arrays.copyOf(numbers, blocks * BLOCK);
    Arrays.fill(numbers, before, numbers.length, ABSENT);
    int known = least.length;
    least = Arrays.copyOf(least, blocks);
    greatest = Arrays.copyOf(greatest, blocks);
    Arrays.fill(least, known, blocks, MAXIMUM);
    Arrays.fill(greatest, known, blocks, MINIMUM);
  }
}
