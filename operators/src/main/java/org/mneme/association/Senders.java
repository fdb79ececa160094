package org.mneme.association;

import java.util.Arrays;

/**
 * Who passed activation on in each round of a run, and with which doubt, {@code 1 − activation}.
 * Round 0 has the seeds. From it follows what came over every edge in every round.
 */
final class Senders {

  private static final int ROUNDS = SpreadingParameters.MAXIMUM_HOPS + 1;

  private final int width;
  private final int[][] nodes = new int[ROUNDS][];
  private final int[] counts = new int[ROUNDS];

  /** By round and node; 1 where a node sent nothing. */
  private final double[][] doubts = new double[ROUNDS][];

  private int capacity;

  Senders(int width) {
    this.width = width;
  }

  /** Forgets all rounds, and makes room for {@code limit} nodes. */
  void reset(int limit) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < counts[round]; i++) {
        doubts[round][nodes[round][i]] = 1;
      }
      counts[round] = 0;
    }
    if (limit > capacity) {
      capacity = Math.max(limit, capacity + capacity / 2);
      Arrays.fill(doubts, null);
    }
  }

  /** Makes the most active nodes of the frontier the senders of {@code round}, in id order. */
  void take(Frontier frontier, int round, Nodes names) {
    if (doubts[round] == null) {
      doubts[round] = ones(capacity);
      nodes[round] = new int[Math.min(width, capacity)];
    }
    frontier.keepMostActive(width, names);
    int count = frontier.size();
    for (int i = 0; i < count; i++) {
      doubts[round][frontier.node(i)] = frontier.doubt(i);
    }
    frontier.sortById(names);
    for (int i = 0; i < count; i++) {
      nodes[round][i] = frontier.node(i);
    }
    counts[round] = count;
  }

  int count(int round) {
    return counts[round];
  }

  /** The senders of {@code round} in id order, {@link #count} of them. */
  int[] of(int round) {
    return nodes[round];
  }

  /** By node the doubt that it sent with in {@code round}, 1 where it sent nothing. */
  double[] doubts(int round) {
    return doubts[round];
  }

  boolean isSender(int node, int round) {
    return counts[round] > 0 && doubts[round][node] != 1;
  }

  /**
   * What came from one node to another in {@code round} ≥ 1, computed anew from what both sent:
   * kept for every edge it would be an array as long as there are edges.
   *
   * @param forth weight times share of the edge
   * @param back the same of the edge in the other direction, 0 where there is none
   */
  double arrival(int round, int from, int to, double forth, double back) {
    double came = 0;
    for (int r = 1; r <= round; r++) {
      boolean isForth = (round - r) % 2 == 0;
      double doubt = doubts[r - 1][isForth ? from : to];
      came = doubt == 1 ? 0 : without(doubt, came) * (isForth ? forth : back);
    }
    return came;
  }

  /** The activation of a node of this doubt but for one of its arrivals. */
  static double without(double doubt, double arrival) {
    return Math.max(0, 1 - doubt / (1 - arrival));
  }

  static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }
}
