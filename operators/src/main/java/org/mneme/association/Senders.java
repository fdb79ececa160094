package org.mneme.association;

import java.util.Arrays;

/**
 * Who passed activation on in each round of a run, and with which doubt, {@code 1 − activation}.
 * Round 0 has the seeds. From it follows what came over every edge in every round.
 */
final class Senders {

  private static final int ROUNDS = SpreadingParameters.MAXIMUM_HOPS + 1;

  private final int width;
  private final Places places;
  private final int[][] nodes = new int[ROUNDS][];
  private final int[] counts = new int[ROUNDS];

  /** By round and {@link Places}; of a node that sent in the round. */
  private final double[][] doubts = new double[ROUNDS][];

  /** By place: bit {@code r} says that it sent in round {@code r}. */
  private short[] rounds = new short[0];

  Senders(int width, Places places) {
    this.width = width;
    this.places = places;
  }

  /** Forgets all rounds; {@code places} were reset, {@code before} of them were in use. */
  void reset(int before) {
    Arrays.fill(counts, 0);
    if (places.capacity() > rounds.length) {
      rounds = new short[places.capacity()];
      Arrays.fill(doubts, null);
    } else {
      Arrays.fill(rounds, 0, before + 1, (short) 0);
    }
  }

  /** Makes the most active nodes of the frontier the senders of {@code round}, in id order. */
  void take(Frontier frontier, int round, Nodes names) {
    if (doubts[round] == null) {
      doubts[round] = new double[places.capacity()];
      nodes[round] = new int[Math.min(width, places.capacity())];
    }
    frontier.keepMostActive(width, names);
    int count = frontier.size();
    for (int i = 0; i < count; i++) {
      int place = places.of(frontier.node(i));
      doubts[round][place] = frontier.doubt(i);
      rounds[place] |= (short) (1 << round);
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

  /** The doubt that the node in {@code place}, a sender of {@code round}, sent with. */
  double doubt(int place, int round) {
    return doubts[round][place];
  }

  boolean isSender(int place, int round) {
    return ((rounds[place] >> round) & 1) != 0;
  }

  /** 1 where {@link #isSender}, else 0. */
  int sent(int place, int round) {
    return (rounds[place] >> round) & 1;
  }

  /** Whether a node sent in any round. */
  boolean isSender(int place) {
    return rounds[place] != 0;
  }

  /**
   * What came from one node to another in {@code round} ≥ 1, computed anew from what both sent:
   * kept for every edge it would be an array as long as there are edges.
   *
   * @param from place of the one
   * @param to place of the other
   * @param forth weight times share of the edge
   * @param back the same of the edge in the other direction, 0 where there is none
   */
  double arrival(int round, int from, int to, double forth, double back) {
    double came = 0;
    for (int r = 1; r <= round; r++) {
      boolean isForth = ((round - r) & 1) == 0;
      int place = isForth ? from : to;
      came =
          isSender(place, r - 1)
              ? without(doubts[r - 1][place], came) * (isForth ? forth : back)
              : 0;
    }
    return came;
  }

  /** The activation of a node of this doubt but for one of its arrivals. */
  static double without(double doubt, double arrival) {
    double activation = 1 - doubt / (1 - arrival);
    return activation > 0 ? activation : 0;
  }

  static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }
}
