package org.mneme.association;

import static org.mneme.association.EdgeSegment.NONE;
import static org.mneme.association.EpisodeEdges.MAXIMUM_BINDINGS;
import static org.mneme.association.EpisodeEdges.MAXIMUM_LINKS;

/**
 * Passes activation on over all edges of the nodes that send in a round: {@code Δ = activation ·
 * weight · share of the edge}. What came over an edge does not return over it: it is left out of
 * what the node passes back.
 */
final class Sending {

  private final SpreadingParameters parameters;
  private final Senders senders;
  private final Outgoing out;
  private final BindingWeights law;
  private final ConceptWeights concepts;
  private final BindingWeights single;

  private final Places places;
  private Nodes nodes;
  private Adjacency edges;

  /** Null where nothing is expected. */
  private Adjacency expected;

  Sending(SpreadingParameters parameters, Places places, Senders senders, Arrivals arrivals) {
    this.places = places;
    this.parameters = parameters;
    this.senders = senders;
    this.out = new Outgoing(senders, arrivals);
    this.law = new BindingWeights(parameters);
    this.concepts = new ConceptWeights(law, parameters.toEpisode());
    this.single = new BindingWeights(parameters);
  }

  void begin(Spreading.Graph graph, Nodes names, long now) {
    nodes = names;
    edges = graph.edges();
    expected = graph.expected() == null || graph.expected().isEmpty() ? null : graph.expected();
    law.begin(graph.concepts(), now);
    single.begin(graph.concepts(), now);
    concepts.begin(graph.concepts().slotLimit());
  }

  /** Lets all senders of the round before pass on what they have, in id order. */
  void send(int round) {
    int[] sending = senders.of(round - 1);
    int count = senders.count(round - 1);
    float[] weights = prepare(sending, count);
    int next = 0;
    for (int i = 0; i < count; i++) {
      int node = sending[i];
      if (nodes.isConcept(node)) {
        fromConcept(round, node);
      } else {
        next = overBindings(round, node, edges, weights, next);
        if (expected != null) {
          next = overBindings(round, node, expected, weights, next);
        }
        overLinks(round, node);
      }
    }
  }

  /** Weights of the bindings of a concept as of this run's now, see {@link ConceptWeights}. */
  ConceptWeights concepts() {
    return concepts;
  }

  /** Fan-outs, and weights of all bindings of a concept, as of this run's now. */
  BindingWeights law() {
    return law;
  }

  /** Weights of single bindings as of this run's now. */
  BindingWeights single() {
    return single;
  }

  private void fromConcept(int round, int node) {
    int slot = nodes.slot(node);
    BoundRows learned = edges.boundRowsOrNull(slot);
    int start = concepts.start(slot, learned);
    if (learned != null) {
      overBindings(round, node, learned, concepts.weights(), start);
    }
    BoundRows rows = expected == null ? null : expected.boundRowsOrNull(slot);
    if (rows != null && rows.size > 0) {
      overBindings(round, node, rows, law.of(slot, rows), 0);
    }
  }

  private void overBindings(int round, int node, BoundRows bound, float[] weights, int start) {
    double share = concepts.share(nodes.slot(node));
    double toConcept = parameters.toConcept();
    int concept = places.find(node);
    double doubt = senders.doubt(concept, round - 1);
    out.begin(bound.size);
    int back = out.backRound(round);
    for (int i = 0; i < bound.size; i++) {
      out.add(places.of(bound.rows[i]), 1 - doubt, weights[start + i] * share, back);
    }
    for (int i = 0; i < out.backCount(); i++) {
      int edge = out.back(i);
      out.withhold(edge, came(round, concept, edge, weights[start + edge] * toConcept), doubt);
    }
    out.arrive();
  }

  private int overBindings(int round, int row, Adjacency layer, float[] weights, int first) {
    if (!layer.holds(row)) {
      return first;
    }
    EdgeSegment segment = layer.segment(row);
    int from = row % EdgeSegment.ROWS * MAXIMUM_BINDINGS;
    int episode = places.find(row);
    double doubt = senders.doubt(episode, round - 1);
    out.begin(MAXIMUM_BINDINGS);
    int back = out.backRound(round);
    int count = 0;
    while (count < MAXIMUM_BINDINGS && segment.slot(from + count) != NONE) {
      int place = places.of(nodes.ofSlot(segment.slot(from + count)));
      out.add(place, 1 - doubt, weights[first + count] * parameters.toConcept(), back);
      count++;
    }
    for (int i = 0; i < out.backCount(); i++) {
      int edge = out.back(i);
      double returning = weights[first + edge] * concepts.share(segment.slot(from + edge));
      out.withhold(edge, came(round, episode, edge, returning), doubt);
    }
    out.arrive();
    return first + count;
  }

  private void overLinks(int round, int row) {
    if (!edges.holdsLinks(row)) {
      return;
    }
    EdgeSegment segment = edges.segment(row);
    int from = row % EdgeSegment.ROWS * MAXIMUM_LINKS;
    double share = parameters.overLink();
    int episode = places.find(row);
    double doubt = senders.doubt(episode, round - 1);
    out.begin(MAXIMUM_LINKS);
    int back = out.backRound(round);
    for (int l = from; l < from + MAXIMUM_LINKS && segment.linkRow(l) != NONE; l++) {
      out.add(places.of(segment.linkRow(l)), 1 - doubt, segment.linkWeight(l) * share, back);
    }
    for (int i = 0; i < out.backCount(); i++) {
      int edge = out.back(i);
      double returning = edges.linkWeight(segment.linkRow(from + edge), row) * share;
      out.withhold(edge, came(round, episode, edge, returning), doubt);
    }
    out.arrive();
  }

  /** What came over an edge in the round before, whose other end sent in the one before that. */
  private double came(int round, int place, int edge, double returning) {
    return senders.arrival(round - 1, out.place(edge), place, returning, out.conductance(edge));
  }

  /** Computes the weights of all bindings of the episodes that send, in the order of sending. */
  private float[] prepare(int[] sending, int count) {
    single.clear();
    for (int i = 0; i < count; i++) {
      if (!nodes.isConcept(sending[i])) {
        addBindings(edges, sending[i]);
        if (expected != null) {
          addBindings(expected, sending[i]);
        }
      }
    }
    return single.ofAdded();
  }

  private void addBindings(Adjacency layer, int row) {
    if (!layer.holds(row)) {
      return;
    }
    EdgeSegment segment = layer.segment(row);
    int from = row % EdgeSegment.ROWS * MAXIMUM_BINDINGS;
    for (int b = from; b < from + MAXIMUM_BINDINGS && segment.slot(b) != NONE; b++) {
      single.add(segment.slot(b), segment.strength(b), segment.time(b));
    }
  }
}
