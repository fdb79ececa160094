package org.mneme.association;

import java.util.Arrays;

/**
 * What arrives at each node by spreading: multiplied up within a round, and round after round. Both
 * are doubts, {@code 1 − activation}, by {@link Places}.
 */
final class Arrivals {

  private final Places places;

  /** What this round's arrivals multiply to; 1 between rounds. */
  private double[] arriving = new double[0];

  /** What all arrivals multiply to. */
  private double[] total = new double[0];

  private int[] reached = new int[0];
  private int reachedCount;

  Arrivals(Places places) {
    this.places = places;
  }

  /** Forgets all arrivals; {@code places} were reset, {@code before} of them were in use. */
  void reset(int before) {
    reachedCount = 0;
    if (places.capacity() > total.length) {
      arriving = Senders.ones(places.capacity());
      total = Senders.ones(places.capacity());
      reached = new int[places.capacity()];
    } else {
      Arrays.fill(total, 0, before + 1, 1);
    }
  }

  void arrive(int place, double arrival) {
    arriving[place] *= 1 - arrival;
  }

  /**
   * Ends a round: adds its arrivals to all there were, and puts the nodes that have at least {@code
   * least} of it, and are not silent, into the frontier.
   */
  void settle(Frontier frontier, Nodes nodes, double least) {
    for (int place = 1; place <= places.count(); place++) {
      double doubt = arriving[place];
      if (doubt == 1) {
        continue;
      }
      arriving[place] = 1;
      if (total[place] == 1) {
        reached[reachedCount++] = place;
      }
      total[place] *= doubt;
      if (1 - doubt >= least && !nodes.isSilent(places.node(place))) {
        frontier.add(places.node(place), doubt);
      }
    }
  }

  double activation(int node) {
    return 1 - total[places.find(node)];
  }

  int reachedCount() {
    return reachedCount;
  }

  /** A node that something arrived at. */
  int reached(int position) {
    return places.node(reached[position]);
  }
}
