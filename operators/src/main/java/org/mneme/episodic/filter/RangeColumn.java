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

  private static final int WORDS_OF_BLOCK = BLOCK / Long.SIZE;

  /** Below this part of all rows it is cheaper to look at each row that is left. */
  private static final int FEW = 16;

  private double[] numbers = new double[0];
  private double[] least = new double[0];
  private double[] greatest = new double[0];

  /** Sets the number of {@code row}. */
  void put(int row, double number) {
    if (row >= numbers.length) {
      grow(row);
    }
    numbers[row] = number;
    int block = row / BLOCK;
    least[block] = Math.min(least[block], number);
    greatest[block] = Math.max(greatest[block], number);
  }

  /**
   * Takes its number from {@code row}: it is in no range. The bounds of its block may stay wide.
   */
  void remove(int row) {
    numbers[row] = Double.NaN;
  }

  /** Whether the number of {@code row} is within {@code [from, below)}. */
  boolean isWithin(int row, double from, double below) {
    return numbers[row] >= from && numbers[row] < below;
  }

  /**
   * Keeps of {@code rows}, in place, those whose number is within {@code [from, below)}.
   *
   * @param rows rows that have a number
   * @return {@code rows}, or what is left of them in a bitmap of its own
   */
  RoaringBitmap keep(RoaringBitmap rows, double from, double below) {
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

  private RoaringBitmap within(double from, double below) {
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

  private long word(int row, double from, double below) {
    long word = 0;
    for (int i = 0; i < Long.SIZE; i++) {
      double number = numbers[row + i];
      word |= (number >= from && number < below ? 1L : 0L) << i;
    }
    return word;
  }

  /** Bytes that this holds. */
  long bytes() {
    return (numbers.length + 2L * least.length) * Double.BYTES;
  }

  private void grow(int row) {
    int before = numbers.length;
    int blocks = Math.max(row / BLOCK + 1, least.length * 3 / 2);
    numbers = Arrays.copyOf(numbers, blocks * BLOCK);
    Arrays.fill(numbers, before, numbers.length, Double.NaN);
    int known = least.length;
    least = Arrays.copyOf(least, blocks);
    greatest = Arrays.copyOf(greatest, blocks);
    Arrays.fill(least, known, blocks, Double.POSITIVE_INFINITY);
    Arrays.fill(greatest, known, blocks, Double.NEGATIVE_INFINITY);
  }
}
