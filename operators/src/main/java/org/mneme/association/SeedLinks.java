package org.mneme.association;

import static org.mneme.association.EdgeSegment.NONE;
import static org.mneme.association.EpisodeEdges.MAXIMUM_LINKS;

import java.util.Arrays;

/**
 * The links of the episodes that a run of {@link Spreading} began with, by the row that they lead
 * to. There are few of them, while the chain of all links to a row may have hundreds, each in
 * another line of memory. Grows once and then allocates nothing.
 */
final class SeedLinks {

  /** The numbers of the links, in the order of their rows. */
  private int[] links = new int[0];

  private int[] targets = new int[0];

  /**
   * By bits of a row: the first of the links that lead to a row with these bits, or {@link
   * EdgeSegment#NONE}.
   */
  private int[] first = new int[0];

  /** The next of them, or {@link EdgeSegment#NONE}. */
  private int[] next = new int[0];

  private int count;

  /** Finds them, of the first {@code seedCount} of {@code seeds}. */
  void find(int[] seeds, int seedCount, Nodes nodes, Adjacency edges) {
    reserve(seedCount * MAXIMUM_LINKS);
    Arrays.fill(first, NONE);
    count = 0;
    for (int i = 0; i < seedCount; i++) {
      int row = seeds[i];
      if (!nodes.isConcept(row) && edges.holdsLinks(row)) {
        EdgeSegment segment = edges.segment(row);
        int from = row % EdgeSegment.ROWS * MAXIMUM_LINKS;
        for (int l = 0; l < MAXIMUM_LINKS && segment.linkRow(from + l) != NONE; l++) {
          add(row * MAXIMUM_LINKS + l, segment.linkRow(from + l));
        }
      }
    }
  }

  /** The position of the first that may lead to {@code row}, or {@link EdgeSegment#NONE}. */
  int first(int row) {
    return first[row & (first.length - 1)];
  }

  /** The position of the next that may, or {@link EdgeSegment#NONE}. */
  int next(int position) {
    return next[position];
  }

  /** The row that the one at a position leads to. */
  int target(int position) {
    return targets[position];
  }

  /** The number of the one at a position. */
  int link(int position) {
    return links[position];
  }

  private void add(int link, int target) {
    int bits = target & (first.length - 1);
    links[count] = link;
    targets[count] = target;
    next[count] = first[bits];
    first[bits] = count++;
  }

  private void reserve(int most) {
    if (links.length < most || first.length == 0) {
      links = new int[most];
      targets = new int[most];
      next = new int[most];
      first = new int[2 * Integer.highestOneBit(Math.max(1, most))];
    }
  }
}
