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
  private final Arrivals arrivals;
  private final BindingWeights law;
  private final ConceptWeights concepts;
  private final BindingWeights single;

  private Nodes nodes;
  private Adjacency edges;
  private int fetched;

  /** Null where nothing is expected. */
  private Adjacency expected;

  Sending(SpreadingParameters parameters, Senders senders, Arrivals arrivals) {
    this.parameters = parameters;
    this.senders = senders;
    this.arrivals = arrivals;
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
    fetch(sending, count);
    float[] weights = prepare(sending, count);
    if (round > 1) {
      arrivals.expectBack(senders.of(round - 2), senders.count(round - 2));
    }
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
    if (round > 1) {
      arrivals.forgetBack(senders.of(round - 2), senders.count(round - 2));
    }
  }

  /** What {@link #fetch} read: of no use, but what nobody can ask for is not read. */
  int fetched() {
    return fetched;
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

  private void overBindings(int round, int concept, BoundRows bound, float[] weights, int start) {
    double share = concepts.share(nodes.slot(concept));
    double toConcept = parameters.toConcept();
    double doubt = senders.doubt(concept, round - 1);
    double activation = 1 - doubt;
    int[] rows = bound.rows;
    int size = bound.size;
    arrivals.beginSender(size);
    for (int i = 0; i < size; i++) {
      arrivals.arrive(i, rows[i], activation * (weights[start + i] * share));
    }
    for (int i = 0; i < arrivals.backCount(); i++) {
      int edge = arrivals.back(i);
      float weight = weights[start + edge];
      arriveBack(round, concept, doubt, rows[edge], weight * share, weight * toConcept);
    }
  }

  private int overBindings(int round, int row, Adjacency layer, float[] weights, int first) {
    if (!layer.holds(row)) {
      return first;
    }
    EdgeSegment segment = layer.segment(row);
    int from = row % EdgeSegment.ROWS * MAXIMUM_BINDINGS;
    double toConcept = parameters.toConcept();
    double doubt = senders.doubt(row, round - 1);
    double activation = 1 - doubt;
    int count = 0;
    arrivals.beginSender(MAXIMUM_BINDINGS);
    while (count < MAXIMUM_BINDINGS && segment.slot(from + count) != NONE) {
      int concept = nodes.ofSlot(segment.slot(from + count));
      arrivals.arrive(count, concept, activation * (weights[first + count] * toConcept));
      count++;
    }
    for (int i = 0; i < arrivals.backCount(); i++) {
      int edge = arrivals.back(i);
      int slot = segment.slot(from + edge);
      float weight = weights[first + edge];
      double returning = weight * concepts.share(slot);
      arriveBack(round, row, doubt, nodes.ofSlot(slot), weight * toConcept, returning);
    }
    return first + count;
  }

  private void overLinks(int round, int row) {
    if (!edges.holdsLinks(row)) {
      return;
    }
    EdgeSegment segment = edges.segment(row);
    int from = row % EdgeSegment.ROWS * MAXIMUM_LINKS;
    double share = parameters.overLink();
    double doubt = senders.doubt(row, round - 1);
    double activation = 1 - doubt;
    arrivals.beginSender(MAXIMUM_LINKS);
    for (int l = 0; l < MAXIMUM_LINKS && segment.linkRow(from + l) != NONE; l++) {
      double conductance = segment.linkWeight(from + l) * share;
      arrivals.arrive(l, segment.linkRow(from + l), activation * conductance);
    }
    for (int i = 0; i < arrivals.backCount(); i++) {
      int link = from + arrivals.back(i);
      int to = segment.linkRow(link);
      EdgeSegment other = edges.segment(to);
      float back = other.weightOfMate(to % EdgeSegment.ROWS, segment.mate(link));
      arriveBack(round, row, doubt, to, segment.linkWeight(link) * share, back * share);
    }
  }

  /**
   * Lets arrive, over an edge to a node that sent two rounds ago, what the sender has but for what
   * came over it in the round before.
   *
   * @param forth weight times share of the edge
   * @param back the same in the other direction
   */
  private void arriveBack(int round, int from, double doubt, int to, double forth, double back) {
    boolean isAnswer = round > 2 && senders.isSender(from, round - 3);
    double before = isAnswer ? senders.arrival(round - 2, from, to, forth, back) : 0;
    double came = Senders.without(senders.doubt(to, round - 2), before) * back;
    arrivals.arriveBack(to, Senders.without(doubt, came) * forth);
  }

  /**
   * Reads one number of each line that the edges of the senders lie in, all at once: one after the
   * other, in the order in which they are needed, each would be waited for.
   */
  private void fetch(int[] sending, int count) {
    int read = 0;
    for (int i = 0; i < count; i++) {
      read += nodes.isConcept(sending[i]) ? 0 : edges.touch(sending[i]);
    }
    fetched = read;
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
    single.addAll(layer.segment(row), row % EdgeSegment.ROWS * MAXIMUM_BINDINGS);
  }
}
