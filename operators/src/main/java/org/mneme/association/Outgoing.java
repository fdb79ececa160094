package org.mneme.association;

/**
 * The edges that activation leaves one node by, in one round. What came over an edge does not
 * return over it; which edges that concerns can hardly be guessed, and a wrong guess costs more
 * than all else about an edge. So they are listed without a branch, and seen to apart. Grows once
 * and then allocates nothing.
 */
final class Outgoing {

  private static final int NEVER = SpreadingParameters.MAXIMUM_HOPS + 1;

  private final Senders senders;
  private final Arrivals arrivals;

  /** Of the node that each edge leads to. */
  private int[] places = new int[0];

  /** Weight times share of each edge. */
  private double[] conductances = new double[0];

  /** What each edge passes on. */
  private double[] amounts = new double[0];

  private int[] backs = new int[0];
  private int count;
  private int backCount;

  Outgoing(Senders senders, Arrivals arrivals) {
    this.senders = senders;
    this.arrivals = arrivals;
  }

  /** Forgets all edges, and makes room for so many. */
  void begin(int most) {
    count = 0;
    backCount = 0;
    if (places.length <= most) {
      places = new int[2 * most + 1];
      conductances = new double[2 * most + 1];
      amounts = new double[2 * most + 1];
      backs = new int[2 * most + 1];
    }
  }

  /** The round whose senders may have passed something over an edge that comes back in this one. */
  int backRound(int round) {
    return round > 1 ? round - 2 : NEVER;
  }

  /**
   * Adds an edge to the node in {@code place}, over which all of {@code activation} passes.
   *
   * @param backRound see {@link #backRound}
   */
  void add(int place, double activation, double conductance, int backRound) {
    places[count] = place;
    conductances[count] = conductance;
    amounts[count] = activation * conductance;
    backs[backCount] = count;
    backCount += senders.sent(place, backRound);
    count++;
  }

  /** How many edges lead back to a node that may have sent over them. */
  int backCount() {
    return backCount;
  }

  /** One of those edges. */
  int back(int i) {
    return backs[i];
  }

  int place(int edge) {
    return places[edge];
  }

  double conductance(int edge) {
    return conductances[edge];
  }

  /** Leaves out of what a node of this {@code doubt} passes on what came over the same edge. */
  void withhold(int edge, double came, double doubt) {
    amounts[edge] = Senders.without(doubt, came) * conductances[edge];
  }

  /** Lets everything arrive, edge by edge. */
  void arrive() {
    for (int edge = 0; edge < count; edge++) {
      arrivals.arrive(places[edge], amounts[edge]);
    }
  }
}
