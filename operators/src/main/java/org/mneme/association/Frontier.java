package org.mneme.association;

import java.util.Arrays;

/**
 * The nodes that pass activation on in one round: the most active ones, in id order. What a node
 * passes on is kept as its doubt, {@code 1 − activation}, since that is what arrivals multiply to.
 * Grows once and then allocates nothing.
 */
final class Frontier {

  /** Buckets of activations: 64 to a factor of two, for 16 factors of two below 1. */
  private static final int BUCKETS = 1_024;

  private static final int BUCKET_SHIFT = 46;
  private static final int LOWEST_BUCKET =
      (int) (Double.doubleToRawLongBits(1.0) >>> BUCKET_SHIFT) - BUCKETS + 1;
  private static final int DIGIT_SHIFT = Long.SIZE - 10;

  private final int[] counts = new int[BUCKETS];
  private int[] nodes = new int[0];
  private double[] doubts = new double[0];
  private long[] hashes = new long[0];
  private int[] nodesAside = new int[0];
  private long[] hashesAside = new long[0];
  private int size;

  /** Empties it, and makes room for {@code limit} nodes. */
  void reset(int limit) {
    size = 0;
    if (nodes.length < limit) {
      nodes = new int[limit];
      doubts = new double[limit];
    }
  }

  void clear() {
    size = 0;
  }

  void add(int node, double doubt) {
    nodes[size] = node;
    doubts[size++] = doubt;
  }

  int size() {
    return size;
  }

  int node(int position) {
    return nodes[position];
  }

  double doubt(int position) {
    return doubts[position];
  }

  /** Keeps the {@code width} most active nodes, ties in id order; in no particular order. */
  void keepMostActive(int width, Nodes names) {
    if (size <= width) {
      return;
    }
    Arrays.fill(counts, 0);
    for (int i = 0; i < size; i++) {
      counts[bucket(doubts[i])]++;
    }
    int bucket = BUCKETS - 1;
    int above = 0;
    while (above + counts[bucket] <= width) {
      above += counts[bucket--];
    }
    // What is surely in goes to the front, and behind it what the bucket at the edge holds.
    int front = 0;
    int behind = 0;
    for (int i = 0; i < size; i++) {
      int of = bucket(doubts[i]);
      if (of > bucket) {
        swap(i, behind);
        swap(behind++, front++);
      } else if (of == bucket) {
        swap(i, behind++);
      }
    }
    chooseFrom(front, behind, width, names);
    size = width;
  }

  /** Sorts the nodes into id order; the doubts are no longer read afterwards. */
  void sortById(Nodes names) {
    if (hashes.length < size) {
      hashes = new long[nodes.length];
      hashesAside = new long[nodes.length];
      nodesAside = new int[nodes.length];
    }
    for (int i = 0; i < size; i++) {
      hashes[i] = names.idHash(nodes[i]);
    }
    // Ten bits put most of at most a thousand in their places.
    distribute();
    for (int i = 1; i < size; i++) {
      long hash = hashesAside[i];
      int node = nodesAside[i];
      int at = i;
      for (; at > 0 && names.precedes(hash, node, hashesAside[at - 1], nodesAside[at - 1]); at--) {
        hashesAside[at] = hashesAside[at - 1];
        nodesAside[at] = nodesAside[at - 1];
      }
      hashesAside[at] = hash;
      nodesAside[at] = node;
    }
    System.arraycopy(nodesAside, 0, nodes, 0, size);
  }

  private void distribute() {
    Arrays.fill(counts, 0);
    for (int i = 0; i < size; i++) {
      counts[digit(hashes[i])]++;
    }
    int start = 0;
    for (int digit = 0; digit < BUCKETS; digit++) {
      int count = counts[digit];
      counts[digit] = start;
      start += count;
    }
    for (int i = 0; i < size; i++) {
      int at = counts[digit(hashes[i])]++;
      hashesAside[at] = hashes[i];
      nodesAside[at] = nodes[i];
    }
  }

  /** The first bits of a signed number, which order as the number does. */
  private static int digit(long hash) {
    return (int) ((hash ^ Long.MIN_VALUE) >>> DIGIT_SHIFT);
  }

  private static int bucket(double doubt) {
    long bits = Double.doubleToRawLongBits(1 - doubt);
    return Math.max(0, (int) (bits >>> BUCKET_SHIFT) - LOWEST_BUCKET);
  }

  /** Orders {@code [from, to)} so far that the first {@code wanted} of all nodes are the best. */
  private void chooseFrom(int from, int to, int wanted, Nodes names) {
    int low = from;
    int high = to - 1;
    while (low < high) {
      swap(low + (high - low) / 2, high);
      int store = low;
      for (int i = low; i < high; i++) {
        if (isBefore(i, high, names)) {
          swap(i, store++);
        }
      }
      swap(store, high);
      if (store == wanted) {
        return;
      }
      if (store < wanted) {
        low = store + 1;
      } else {
        high = store - 1;
      }
    }
  }

  private boolean isBefore(int i, int j, Nodes names) {
    double activation = 1 - doubts[i];
    double other = 1 - doubts[j];
    return activation != other ? activation > other : names.precedes(nodes[i], nodes[j]);
  }

  private void swap(int i, int j) {
    int node = nodes[i];
    nodes[i] = nodes[j];
    nodes[j] = node;
    double doubt = doubts[i];
    doubts[i] = doubts[j];
    doubts[j] = doubt;
  }
}
