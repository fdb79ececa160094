package org.mneme.association;

import java.util.Comparator;

/**
 * What came over one edge in one round.
 *
 * @param source node that sent it
 * @param round when
 * @param edge the edge
 * @param activation how much
 */
record Arrival(int source, int round, Edge edge, double activation) {

  /**
   * An edge into a node.
   *
   * @param source node that it comes from
   * @param kind as paths name it
   * @param weight strength of the binding divided by the power of the fan-out, or weight of the
   *     link
   * @param forth weight times share of the edge
   * @param back the same in the other direction, 0 where there is none
   */
  record Edge(int source, String kind, double weight, double forth, double back) {}

  /** Strongest first, ties in id order. */
  static Comparator<Arrival> strongestFirst(Nodes nodes) {
    return Comparator.comparingDouble(Arrival::activation)
        .reversed()
        .thenComparing(Arrival::source, (a, b) -> a.equals(b) ? 0 : nodes.precedes(a, b) ? -1 : 1);
  }
}
