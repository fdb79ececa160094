package org.mneme.association;

/**
 * What came over one edge in one round.
 *
 * @param source node that sent it
 * @param round when
 * @param kind of the edge, as paths name it
 * @param weight strength of the binding divided by the power of the fan-out, or weight of the link
 * @param activation how much
 */
record Arrival(int source, int round, String kind, double weight, double activation) {

  /** Whether this one is stronger, or equals and is first in id order. */
  boolean precedes(Arrival other, Nodes nodes) {
    return activation != other.activation
        ? activation > other.activation
        : nodes.precedes(source, other.source);
  }
}
