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

  /** By round and node; of a node that sent in the round. */
  private final double[][] doubts = new double[ROUNDS][];

  /** By node: bit {@code r} says that it sent in round {@code r}. */
  private short[] rounds = new short[0];

  Senders(int width) {
    this.width = width;
  }

  /** Forgets all rounds, and makes room for nodes below {@code limit}. */
  void reset(int limit) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < counts[round]; i++) {
        rounds[nodes[round][i]] = 0;
      }
      counts[round] = 0;
    }
    if (limit > rounds.length) {
      rounds = new short[Math.max(limit, rounds.length + rounds.length / 2)];
      Arrays.fill(doubts, null);
    }
  }

  /** Makes the most active nodes of the frontier the senders of {@code round}, in id order. */
  void take(Frontier frontier, int round, Nodes names) {
    if (doubts[round] == null) {
      doubts[round] = new double[rounds.length];
      nodes[round] = new int[Math.min(width, rounds.length)];
    }
    frontier.keepMostActive(width, names);
    int count = frontier.size();
    for (int i = 0; i < count; i++) {
      int node = frontier.node(i);
      doubts[round][node] = frontier.doubt(i);
      rounds[node] |= (short) (1 << round);
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

  /** The doubt that a sender of {@code round} sent with. */
  double doubt(int node, int round) {
    return doubts[round][node];
  }

  boolean isSender(int node, int round) {
    return ((rounds[node] >> round) & 1) != 0;
  }

  /** Whether a node sent in any round. */
  boolean isSender(int node) {
    return rounds[node] != 0;
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
      boolean isForth = ((round - r) & 1) == 0;
      int node = isForth ? from : to;
      came =
          isSender(node, r - 1) ? without(doubts[r - 1][node], came) * (isForth ? forth : back) : 0;
    }
    return came;
  }

  /**
   * What {@link #arrival} does not exceed, at a fraction of its cost: nothing is left out of what
   * the node sent.
   */
  double most(int round, int from, double forth) {
    return isSender(from, round - 1) ? (1 - doubts[round - 1][from]) * forth : 0;
  }

  /** The activation of a node of this doubt but for one of its arrivals. */
  static double without(double doubt, double arrival) {
    double activation = 1 - doubt / (1 - arrival);
    return activation > 0 ? activation : 0;
  }
}
