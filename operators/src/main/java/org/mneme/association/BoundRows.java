package org.mneme.association;

import java.util.Arrays;

/**
 * The bindings of one concept, side by side, so that activation leaves a concept in one pass over
 * arrays: binding {@code i} goes to {@code rows[i]}. In no particular order; the last one fills a
 * gap.
 */
final class BoundRows {

  private static final long HEADER_BYTES = 88;
  private static final long BINDING_BYTES = Integer.BYTES + Float.BYTES + Long.BYTES;

  int[] rows = new int[0];
  float[] strengths = new float[0];

  /** When each strength was as it says, epoch milliseconds. */
  long[] times = new long[0];

  int size;

  /** Appends a binding and returns its position. */
  int add(int row, float strength, long at) {
    if (size == rows.length) {
      int wanted = Math.max(size + 1, size + size / 4);
      int capacity =
          (wanted + ConceptIndex.PADDING - 1) / ConceptIndex.PADDING * ConceptIndex.PADDING;
      rows = Arrays.copyOf(rows, capacity);
      strengths = Arrays.copyOf(strengths, capacity);
      times = Arrays.copyOf(times, capacity);
    }
    rows[size] = row;
    strengths[size] = strength;
    times[size] = at;
    return size++;
  }

  /** Removes the binding at {@code position}; the last one takes its place. */
  void remove(int position) {
    size--;
    rows[position] = rows[size];
    strengths[position] = strengths[size];
    times[position] = times[size];
  }

  long bytes() {
    return HEADER_BYTES + BINDING_BYTES * rows.length;
  }
}
