package org.mneme.episodic.text;

import java.util.Arrays;

/**
 * One text of the index: its terms by number, ascending, and where each of their postings names its
 * row, so that it is taken out without a search.
 */
final class IndexedText {

  private static final long BYTES = 88;

  final int[] terms;
  final char[] frequencies;
  final int[] positions;
  final int length;
  boolean isHidden;

  IndexedText(int[] terms, char[] frequencies, int length) {
    this.terms = terms;
    this.frequencies = frequencies;
    this.positions = new int[terms.length];
    this.length = length;
  }

  /** Notes that the postings of {@code term} name this text at another position. */
  void moved(int term, int position) {
    positions[Arrays.binarySearch(terms, term)] = position;
  }

  long bytes() {
    return BYTES + 10L * terms.length;
  }
}
