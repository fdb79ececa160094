package org.mneme.association;

import java.util.ArrayList;
import java.util.List;

/** The edges that lead to a node of a run of {@link Spreading}, from nodes that sent in it. */
final class IncomingEdges {

  private static final String BINDING = "binding";
  private static final String LINK = "link";

  private final Spreading spreading;

  IncomingEdges(Spreading spreading) {
    this.spreading = spreading;
  }

  List<Arrival.Edge> of(int node) {
    List<Arrival.Edge> edges = new ArrayList<>();
    Spreading.Graph graph = spreading.graph();
    for (Adjacency layer : new Adjacency[] {graph.edges(), graph.expected()}) {
      if (layer != null && spreading.nodes().isConcept(node)) {
        fromEpisodes(layer, node, edges);
      } else if (layer != null) {
        fromConcepts(layer, node, edges);
        overLinks(layer, node, edges);
      }
    }
    return edges;
  }

  private void fromEpisodes(Adjacency layer, int node, List<Arrival.Edge> edges) {
    int slot = spreading.nodes().slot(node);
    BoundRows rows = layer.boundRowsOrNull(slot);
    for (int i = 0; rows != null && i < rows.size; i++) {
      if (isSender(rows.rows[i])) {
        double strength = spreading.weights().of(slot, rows, i);
        edges.add(
            new Arrival.Edge(
                rows.rows[i],
                BINDING,
                strength,
                strength * spreading.parameters().toConcept(),
                strength * shareOf(slot)));
      }
    }
  }

  private void fromConcepts(Adjacency layer, int row, List<Arrival.Edge> edges) {
    for (int slot : layer.boundSlots(row)) {
      int concept = spreading.nodes().ofSlot(slot);
      if (isSender(concept)) {
        int position = layer.position(row, slot);
        double strength = spreading.weights().of(slot, layer.boundRowsOrNull(slot), position);
        edges.add(
            new Arrival.Edge(
                concept,
                BINDING,
                strength / spreading.weights().fanPower(slot),
                strength * shareOf(slot),
                strength * spreading.parameters().toConcept()));
      }
    }
  }

  private void overLinks(Adjacency layer, int row, List<Arrival.Edge> edges) {
    double share = spreading.parameters().overLink();
    for (int other : layer.linkedFrom(row)) {
      if (isSender(other)) {
        float weight = layer.linkWeight(other, row);
        edges.add(
            new Arrival.Edge(
                other, LINK, weight, weight * share, layer.linkWeight(row, other) * share));
      }
    }
  }

  private double shareOf(int slot) {
    return spreading.parameters().toEpisode() / spreading.weights().fanPower(slot);
  }

  private boolean isSender(int node) {
    for (int round = 0; round < spreading.rounds(); round++) {
      if (spreading.senders().isSender(node, round)) {
        return true;
      }
    }
    return false;
  }
}
