package org.mneme.association;

/**
 * Numbers the nodes that a run touches as they come, from 1: so that what it keeps of each lies
 * close together, however far apart the nodes are. Grows once and then allocates nothing.
 */
final class Places {

  /** The place of a node that was not touched. */
  static final int NONE = 0;

  /** By node. */
  private int[] places = new int[0];

  /** By place. */
  private int[] nodes = new int[1];

  private int count;

  /** Forgets all nodes, and makes room for numbers below {@code limit}. */
  void reset(int limit) {
    for (int place = 1; place <= count; place++) {
      places[nodes[place]] = NONE;
    }
    count = 0;
    if (limit > places.length) {
      int capacity = Math.max(limit, places.length + places.length / 2);
      places = new int[capacity];
      nodes = new int[capacity + 1];
    }
  }

  /** How many nodes were touched: their places are 1 to this. */
  int count() {
    return count;
  }

  /** How many places there is room for, with that of none. */
  int capacity() {
    return nodes.length;
  }

  int node(int place) {
    return nodes[place];
  }

  /** The place of {@code node}, or {@link #NONE}. */
  int find(int node) {
    return places[node];
  }

  /** The place of {@code node}, a new one if it was not touched before. */
  int of(int node) {
    int place = places[node];
    return place == NONE ? add(node) : place;
  }

  private int add(int node) {
    nodes[++count] = node;
    places[node] = count;
    return count;
  }
}
