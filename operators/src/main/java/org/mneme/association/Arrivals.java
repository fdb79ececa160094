package org.mneme.association;

import java.util.Arrays;

/**
 * What arrives at each node by spreading: multiplied up within a round, and round after round. Both
 * are doubts, {@code 1 − activation}. Grows once and then allocates nothing.
 *
 * <p>What came over an edge does not return over it. Which edges that concerns can hardly be
 * guessed, and a wrong guess costs more than all else about an edge: so an edge to a node that may
 * have sent over it is listed without a branch, and passes nothing on until it is seen to apart.
 */
final class Arrivals {

  /** Of a node that sent two rounds ago. */
  private static final int BACK = 1;

  /** Of a node that something arrived at in this round. */
  private static final int TOUCHED = 2;

  /** Of a node that something arrived at in an earlier round. */
  private static final int REACHED = 4;

  /** What is left at once of an arrival, by {@link #BACK}. */
  private static final double[] AT_ONCE = {1, 0};

  /** By node. */
  private byte[] marks = new byte[0];

  /**
   * Of node {@code n}: at {@code 2·n} what this round's arrivals multiply to, 1 between rounds; and
   * behind it what all of the rounds before multiply to.
   */
  private double[] doubts = new double[0];

  private int[] touched = new int[0];
  private int[] reached = new int[0];

  /** Numbers of edges, as the caller counts them. */
  private int[] backs = new int[0];

  private int touchedCount;
  private int reachedCount;
  private int backCount;

  /** Forgets all arrivals, and makes room for nodes below {@code limit}. */
  void reset(int limit) {
    for (int i = 0; i < reachedCount; i++) {
      marks[reached[i]] = 0;
      doubts[2 * reached[i] + 1] = 1;
    }
    reachedCount = 0;
    if (limit > marks.length) {
      int capacity = Math.max(limit, marks.length + marks.length / 2);
      marks = new byte[capacity];
      doubts = new double[2 * capacity];
      Arrays.fill(doubts, 1);
      touched = new int[capacity + 1];
      reached = new int[capacity + 1];
    }
  }

  /** The first {@code count} of {@code nodes} sent two rounds ago. */
  void expectBack(int[] nodes, int count) {
    for (int i = 0; i < count; i++) {
      marks[nodes[i]] = (byte) (marks[nodes[i]] | BACK);
    }
  }

  /** They no longer did. */
  void forgetBack(int[] nodes, int count) {
    for (int i = 0; i < count; i++) {
      marks[nodes[i]] = (byte) (marks[nodes[i]] & ~BACK);
    }
  }

  /** Begins with another sender, of at most so many edges. */
  void beginSender(int most) {
    backCount = 0;
    if (backs.length <= most) {
      backs = new int[2 * most + 1];
    }
  }

  /** Lets an amount arrive over an edge; or lists it, where it may lead back. */
  void arrive(int edge, int node, double amount) {
    int mark = marks[node];
    backs[backCount] = edge;
    backCount += mark & BACK;
    touched[touchedCount] = node;
    touchedCount += 1 - (mark >> 1 & 1);
    marks[node] = (byte) (mark | TOUCHED);
    doubts[2 * node] *= 1 - amount * AT_ONCE[mark & BACK];
  }

  /** How many edges of this sender lead back to a node that may have sent over them. */
  int backCount() {
    return backCount;
  }

  /** One of those edges. */
  int back(int i) {
    return backs[i];
  }

  /** Lets what is left of an amount arrive over an edge that was listed. */
  void arriveBack(int node, double amount) {
    doubts[2 * node] *= 1 - amount;
  }

  /**
   * Ends a round: adds its arrivals to all there were, and puts the nodes that have at least {@code
   * least} of it, and are not silent, into the frontier.
   */
  void settle(Frontier frontier, Nodes nodes, double least) {
    for (int i = 0; i < touchedCount; i++) {
      int node = touched[i];
      double doubt = doubts[2 * node];
      int mark = marks[node] & ~TOUCHED;
      if (doubt == 1) {
        marks[node] = (byte) mark;
        continue;
      }
      doubts[2 * node] = 1;
      doubts[2 * node + 1] *= doubt;
      reached[reachedCount] = node;
      reachedCount += 1 - (mark >> 2 & 1);
      marks[node] = (byte) (mark | REACHED);
      if (1 - doubt >= least && !nodes.isSilent(node)) {
        frontier.add(node, doubt);
      }
    }
    touchedCount = 0;
  }

  double activation(int node) {
    return 1 - doubts[2 * node + 1];
  }

  int reachedCount() {
    return reachedCount;
  }

  /** A node that something arrived at. */
  int reached(int position) {
    return reached[position];
  }
}
