package org.mneme.association;

import static org.mneme.association.EpisodeEdges.MAXIMUM_BINDINGS;
import static org.mneme.association.EpisodeEdges.MAXIMUM_LINKS;

import java.util.Arrays;

/**
 * The edges of up to {@value #ROWS} rows, a fixed width a row. Grows by doubling, so that a small
 * space stays small.
 *
 * <pre>
 *   binding b of row r, number 3·r + b:   slot of the concept | position among the concept's
 *                                         bindings | strength | as of, low and high
 *   link l of row r, number 12·r + l:     row linked to, in the upper 4 bits its mate | weight
 *   beside it:                            kind | next and previous link to the same row
 *   for row r:                            first link to it
 * </pre>
 *
 * What activation passes over lies side by side, row by row: after a scan of all vectors nothing of
 * it is left in a cache, and what counts is how many lines are fetched. For the same reason
 * strengths stand here and with their concept. Absent is −1, and what is present comes first. The
 * mate of a link is the one between the same rows in the other direction: which of the 12 links of
 * the row linked to it is, since to search them for what must not return over a link takes longer
 * than all else about it. Links to one row are chained under their numbers {@code 12·row + l}, so
 * that a row that goes takes them along without a search.
 */
final class EdgeSegment {

  static final int ROWS = 4_096;
  static final int NONE = -1;

  /** The mate of a link without one. */
  static final int NO_MATE = 14;

  private static final int MATE_SHIFT = 28;

  /** Rows are fewer than so many anyway: links are numbered too. */
  private static final int ROW_MASK = (1 << MATE_SHIFT) - 1;

  private static final int FIRST_CAPACITY = 64;
  private static final int BINDING = 5;
  private static final int LINK = 2;

  /** Numbers in a line of a cache. */
  private static final int LINE = 16;

  private static final long BINDING_BYTES = (long) BINDING * Integer.BYTES;
  private static final long LINK_BYTES = (LINK + 2L) * Integer.BYTES + Byte.BYTES;

  private int[] bindings = new int[0];

  /** Empty until a row of the segment is linked, as are all that follow. */
  private int[] links = new int[0];

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
      bindings = grown(bindings, rows * MAXIMUM_BINDINGS * BINDING);
    }
  }

  /** Makes room for the links of {@code row}, which has room for bindings, and for links to it. */
  void reserveLinks(int row) {
    if (row >= firstTo.length) {
      int rows = rows();
      links = grown(links, rows * MAXIMUM_LINKS * LINK);
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
    return present(bindings, BINDING, row * MAXIMUM_BINDINGS, MAXIMUM_BINDINGS);
  }

  int links(int row) {
    return holdsLinks(row) ? present(links, LINK, row * MAXIMUM_LINKS, MAXIMUM_LINKS) : 0;
  }

  /** Reads from every line that the edges of a row lie in. */
  int touch(int row) {
    int binding = row * MAXIMUM_BINDINGS * BINDING;
    int sum = bindings[binding] + bindings[binding + MAXIMUM_BINDINGS * BINDING - 1];
    if (holdsLinks(row)) {
      int link = row * MAXIMUM_LINKS * LINK;
      sum += links[link] + links[link + LINE] + links[link + MAXIMUM_LINKS * LINK - 1];
    }
    return sum;
  }

  /** Slot of a binding's concept, or {@link #NONE}. */
  int slot(int binding) {
    return bindings[binding * BINDING];
  }

  int position(int binding) {
    return bindings[binding * BINDING + 1];
  }

  float strength(int binding) {
    return Float.intBitsToFloat(bindings[binding * BINDING + 2]);
  }

  /** When the strength was as it says, epoch milliseconds. */
  long time(int binding) {
    int at = binding * BINDING;
    return (bindings[at + 3] & 0xFFFF_FFFFL) | ((long) bindings[at + 4] << Integer.SIZE);
  }

  void bind(int binding, int slot, int position) {
    bindings[binding * BINDING] = slot;
    bindings[binding * BINDING + 1] = position;
  }

  void strengthen(int binding, float strength, long time) {
    int at = binding * BINDING;
    bindings[at + 2] = Float.floatToRawIntBits(strength);
    bindings[at + 3] = (int) time;
    bindings[at + 4] = (int) (time >>> Integer.SIZE);
  }

  /** Takes a binding out; those behind it, before {@code end}, move up. */
  void closeBinding(int binding, int end) {
    int count = end - 1 - binding;
    System.arraycopy(
        bindings, (binding + 1) * BINDING, bindings, binding * BINDING, count * BINDING);
    bind(end - 1, NONE, NONE);
  }

  /** The row that a link goes to, or {@link #NONE}. */
  int linkRow(int link) {
    int packed = links[link * LINK];
    return packed == NONE ? NONE : packed & ROW_MASK;
  }

  float linkWeight(int link) {
    return Float.intBitsToFloat(links[link * LINK + 1]);
  }

  /** Of a link that is there: which link of the row linked to is its mate, or {@link #NO_MATE}. */
  int mate(int link) {
    return links[link * LINK] >>> MATE_SHIFT;
  }

  void mate(int link, int mate) {
    links[link * LINK] = (links[link * LINK] & ROW_MASK) | (mate << MATE_SHIFT);
  }

  /** Makes a link, without a mate. */
  void link(int link, int row, float weight) {
    links[link * LINK] = row | (NO_MATE << MATE_SHIFT);
    links[link * LINK + 1] = Float.floatToRawIntBits(weight);
  }

  void unlink(int link) {
    links[link * LINK] = NONE;
    links[link * LINK + 1] = 0;
  }

  /** Weight of the link of {@code row} that is the mate of another, 0 for {@link #NO_MATE}. */
  float weightOfMate(int row, int mate) {
    // Without a branch: whether there is one can hardly be guessed.
    int isThere = (mate - NO_MATE) >> (Integer.SIZE - 1);
    int link = row * MAXIMUM_LINKS + (mate & isThere);
    return Float.intBitsToFloat(links[link * LINK + 1] & isThere);
  }

  /** Which of the links of {@code row} goes to another row, or {@link #NO_MATE}. */
  int linkTo(int row, int other) {
    int first = row * MAXIMUM_LINKS;
    for (int l = 0; l < MAXIMUM_LINKS; l++) {
      if (linkRow(first + l) == other) {
        return l;
      }
    }
    return NO_MATE;
  }

  long bytes() {
    return (long) rows() * MAXIMUM_BINDINGS * BINDING_BYTES
        + firstTo.length * (MAXIMUM_LINKS * LINK_BYTES + Integer.BYTES);
  }

  private int rows() {
    return bindings.length / (MAXIMUM_BINDINGS * BINDING);
  }

  private static int present(int[] targets, int width, int from, int most) {
    int count = 0;
    while (count < most && targets[(from + count) * width] != NONE) {
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
