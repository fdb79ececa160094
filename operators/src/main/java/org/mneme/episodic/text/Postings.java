package org.mneme.episodic.text;

import java.util.Arrays;

/** The rows whose text holds one term, in no particular order, and how often each does. */
final class Postings {

  private static final long BYTES = 72;

  final String term;
  int[] rows = new int[2];
  char[] frequencies = new char[2];
  int size;

  /** Texts that hold the term, those that are hidden included. */
  int references;

  Postings(String term) {
    this.term = term;
  }

  /** Adds a row and returns its position. */
  int add(int row, int frequency) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
      frequencies = Arrays.copyOf(frequencies, 2 * size);
    }
    rows[size] = row;
    frequencies[size] = (char) Math.min(frequency, Character.MAX_VALUE);
    return size++;
  }

  /** Moves the last row to {@code position} and returns it. */
  int moveLastTo(int position) {
    size--;
    rows[position] = rows[size];
    frequencies[position] = frequencies[size];
    return rows[position];
  }

  long bytes() {
    return BYTES + term.length() + 6L * rows.length;
  }
}
