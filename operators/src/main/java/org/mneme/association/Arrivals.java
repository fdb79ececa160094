package org.mneme.association;

/**
 * What arrives at each node by spreading: multiplied up within a round, and round after round. Both
 * are doubts, {@code 1 − activation}.
 */
final class Arrivals {

  /** By node: what this round's arrivals multiply to; 1 between rounds. */
  private double[] arriving = new double[0];

  /** By node: what all arrivals multiply to. */
  private double[] total = new double[0];

  private int[] touched = new int[0];
  private int touchedCount;
  private int[] reached = new int[0];
  private int reachedCount;

  /** Forgets all arrivals, and makes room for {@code limit} nodes. */
  void reset(int limit) {
    for (int i = 0; i < reachedCount; i++) {
      total[reached[i]] = 1;
    }
    reachedCount = 0;
    if (limit > total.length) {
      int capacity = Math.max(limit, total.length + total.length / 2);
      arriving = Senders.ones(capacity);
      total = Senders.ones(capacity);
      touched = new int[capacity];
      reached = new int[capacity];
    }
  }

  void arrive(int node, double arrival) {
    double before = arriving[node];
    double after = before * (1 - arrival);
    arriving[node] = after;
    if (before == 1 && after != 1) {
      touched[touchedCount++] = node;
    }
  }

  /**
   * Ends a round: adds its arrivals to all there were, and puts the nodes that have at least {@code
   * least} of it, and are not silent, into the frontier.
   */
  void settle(Frontier frontier, Nodes nodes, double least) {
    for (int i = 0; i < touchedCount; i++) {
      int node = touched[i];
      double doubt = arriving[node];
      arriving[node] = 1;
      if (total[node] == 1) {
        reached[reachedCount++] = node;
      }
      total[node] *= doubt;
      if (1 - doubt >= least && !nodes.isSilent(node)) {
        frontier.add(node, doubt);
      }
    }
    touchedCount = 0;
  }

  double activation(int node) {
    return 1 - total[node];
  }

  int reachedCount() {
    return reachedCount;
  }

  int reached(int position) {
    return reached[position];
  }
}
