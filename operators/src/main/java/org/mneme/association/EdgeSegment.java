package org.mneme.association;

import static org.mneme.association.EpisodeEdges.MAXIMUM_BINDINGS;
import static org.mneme.association.EpisodeEdges.MAXIMUM_LINKS;

import java.util.Arrays;

/**
 * The edges of up to {@value #ROWS} rows, a fixed width a row. Grows by doubling, so that a small
 * space stays small.
 *
 * <pre>
 *   binding b of row r at 3·r + b:   slot of the concept | position among the concept's bindings
 *   link l of row r at 12·r + l:     row linked to | weight | kind | next and previous link to it
 *   for row r:                       first link to it
 * </pre>
 *
 * Absent is −1, and what is present comes first. Links to one row are chained under their numbers
 * {@code 12·row + l}, so that a row that goes takes them along without a search.
 */
final class EdgeSegment {

  static final int ROWS = 4_096;
  static final int NONE = -1;

  private static final int FIRST_CAPACITY = 64;
  private static final long BINDING_BYTES = 2 * Integer.BYTES;
  private static final long LINK_BYTES = 3 * Integer.BYTES + Float.BYTES + Byte.BYTES;

  int[] slots = new int[0];
  int[] positions = new int[0];

  /** Empty until a row of the segment is linked, as are all that follow. */
  int[] linkRows = new int[0];

  float[] linkWeights = new float[0];
  byte[] linkKinds = new byte[0];
  int[] nextToSame = new int[0];
  int[] previousToSame = new int[0];
  int[] firstTo = new int[0];

  /** Makes room for the bindings of {@code row}. */
  void reserve(int row) {
    int capacity = rows();
    if (row >= capacity) {
      int wanted = Math.max(row + 1, 2 * capacity);
      int rows = Math.min(ROWS, (wanted + FIRST_CAPACITY - 1) / FIRST_CAPACITY * FIRST_CAPACITY);
      slots = grown(slots, rows * MAXIMUM_BINDINGS);
      positions = grown(positions, rows * MAXIMUM_BINDINGS);
    }
  }

  /** Makes room for the links of {@code row}, which has room for bindings, and for links to it. */
  void reserveLinks(int row) {
    if (row >= firstTo.length) {
      int rows = rows();
      linkRows = grown(linkRows, rows * MAXIMUM_LINKS);
      linkWeights = Arrays.copyOf(linkWeights, rows * MAXIMUM_LINKS);
      linkKinds = Arrays.copyOf(linkKinds, rows * MAXIMUM_LINKS);
      nextToSame = grown(nextToSame, rows * MAXIMUM_LINKS);
      previousToSame = grown(previousToSame, rows * MAXIMUM_LINKS);
      firstTo = grown(firstTo, rows);
    }
  }

  boolean holds(int row) {
    return row < rows();
  }

  boolean holdsLinks(int row) {
    return row < firstTo.length;
  }

  int bindings(int row) {
    return present(slots, row * MAXIMUM_BINDINGS, MAXIMUM_BINDINGS);
  }

  int links(int row) {
    return holdsLinks(row) ? present(linkRows, row * MAXIMUM_LINKS, MAXIMUM_LINKS) : 0;
  }

  long bytes() {
    return slots.length * BINDING_BYTES
        + firstTo.length * (MAXIMUM_LINKS * LINK_BYTES + Integer.BYTES);
  }

  private int rows() {
    return slots.length / MAXIMUM_BINDINGS;
  }

  private static int present(int[] targets, int from, int most) {
    int count = 0;
    while (count < most && targets[from + count] != NONE) {
      count++;
    }
    return count;
  }

  private static int[] grown(int[] array, int length) {
    int[] grown = Arrays.copyOf(array, length);
    Arrays.fill(grown, array.length, length, NONE);
    return grown;
  }
}
