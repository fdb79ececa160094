package org.mneme.association;

import static org.mneme.association.EdgeSegment.NONE;
import static org.mneme.association.EpisodeEdges.MAXIMUM_BINDINGS;
import static org.mneme.association.EpisodeEdges.MAXIMUM_LINKS;

import org.mneme.kernels.activation.Activation;

/**
 * Spreads activation from seeds through bindings and links, in synchronous rounds, over the packed
 * form of the hot tier. In a round each node passes on what reached it in the round before: {@code
 * Δ = activation · weight · share of the edge}. What came over an edge does not return over it: it
 * is left out of what the node passes back. Arrivals combine as {@code 1 − Π(1 − Δ)}, in id order
 * within a round and round after round.
 *
 * <p>Holds arrays as long as the largest space it saw has nodes, and so serves one query at a time;
 * once they are that long, a run allocates nothing. Not thread-safe.
 *
 * <p><i>Source</i>: A. M. Collins and E. F. Loftus, "A spreading-activation theory of semantic
 * processing", Psychological Review 82, 1975.
 */
public final class Spreading {

  /** More than any activation: nothing is passed on. */
  private static final double NEVER = 2;

  private final SpreadingParameters parameters;
  private final BindingWeights fromConcepts;
  private final BindingWeights fromEpisodes;
  private final Frontier frontier = new Frontier();
  private final Senders senders;
  private final Arrivals arrivals = new Arrivals();
  private final int[] seeds = new int[2 * SpreadingParameters.MAXIMUM_SEEDS];
  private final float[] seedSimilarities = new float[2 * SpreadingParameters.MAXIMUM_SEEDS];
  private int seedCount;

  private Graph graph;
  private Nodes nodes;
  private Activation seedActivation;
  private int rounds;

  /** Spreading by {@code parameters}. */
  public Spreading(SpreadingParameters parameters) {
    this.parameters = parameters;
    this.fromConcepts = new BindingWeights(parameters);
    this.fromEpisodes = new BindingWeights(parameters);
    this.senders = new Senders(parameters.width());
  }

  /**
   * What activation spreads over.
   *
   * @param ids who the rows are
   * @param concepts the concepts
   * @param edges what was learned
   * @param expected bindings of episodes whose window has not closed, or null; they are not counted
   *     in any fan-out, and no row has bindings in both
   */
  public record Graph(RowIds ids, ConceptIndex concepts, Adjacency edges, Adjacency expected) {}

  /**
   * Forgets the last run.
   *
   * @param now weights are as of it, epoch milliseconds
   * @param threshold the similarity that activates a seed by one half
   */
  public void begin(Graph newGraph, long now, double threshold) {
    graph = newGraph;
    nodes = new Nodes(graph.ids(), graph.concepts());
    seedActivation = new Activation((float) threshold, (float) parameters.temperature());
    fromConcepts.begin(graph.concepts(), now);
    fromEpisodes.begin(graph.concepts(), now);
    senders.reset(nodes.limit());
    arrivals.reset(nodes.limit());
    frontier.reset(nodes.limit());
    seedCount = 0;
  }

  /**
   * Lets the query activate an episode of this similarity to it; each at most once, and none that
   * is silent.
   */
  public void seedEpisode(int row, float similarity) {
    seed(row, similarity);
  }

  /** Lets the query activate a concept; each at most once. */
  public void seedConcept(int slot, float similarity) {
    seed(nodes.ofSlot(slot), similarity);
  }

  /**
   * Spreads from the seeds in at most {@code hops} rounds, 0 to {@value
   * SpreadingParameters#MAXIMUM_HOPS}.
   */
  public void run(int hops) {
    rounds = hops;
    senders.take(frontier, 0, nodes);
    for (int round = 1; round <= hops && senders.count(round - 1) > 0; round++) {
      send(round);
      frontier.clear();
      arrivals.settle(frontier, nodes, round == hops ? NEVER : parameters.least());
      senders.take(frontier, round, nodes);
    }
  }

  /** What arrived at an episode by spreading, in [0, 1]. */
  public double activation(int row) {
    return arrivals.activation(row);
  }

  /** What arrived at a concept by spreading, in [0, 1]. */
  public double conceptActivation(int slot) {
    return arrivals.activation(nodes.ofSlot(slot));
  }

  /** What the query itself gave a concept, in [0, 1]; 0 where it is no seed. */
  public double conceptSeed(int slot) {
    int node = nodes.ofSlot(slot);
    return senders.isSender(node, 0) ? seedActivation(node) : 0;
  }

  /** How many nodes activation reached. */
  public int reachedCount() {
    return arrivals.reachedCount();
  }

  /** A node that activation reached: its row, or for a concept {@code −1 − slot}. */
  public int reached(int position) {
    int node = arrivals.reached(position);
    return nodes.isConcept(node) ? -1 - nodes.slot(node) : node;
  }

  private void seed(int node, float similarity) {
    seeds[seedCount] = node;
    seedSimilarities[seedCount++] = similarity;
    frontier.add(node, 1.0 - seedActivation.of(similarity));
  }

  private void send(int round) {
    int[] sending = senders.of(round - 1);
    int count = senders.count(round - 1);
    float[] weights = weightsFromEpisodes(sending, count);
    int next = 0;
    for (int i = 0; i < count; i++) {
      int node = sending[i];
      if (nodes.isConcept(node)) {
        sendFromConcept(round, node, graph.edges());
        sendFromConcept(round, node, graph.expected());
      } else {
        next = sendOverBindings(round, node, graph.edges(), weights, next);
        next = sendOverBindings(round, node, graph.expected(), weights, next);
        sendOverLinks(round, node);
      }
    }
  }

  private void sendFromConcept(int round, int node, Adjacency edges) {
    int slot = nodes.slot(node);
    BoundRows rows = edges == null ? null : edges.boundRowsOrNull(slot);
    if (rows == null || rows.size == 0) {
      return;
    }
    float[] weights = fromConcepts.of(slot, rows);
    double share = parameters.toEpisode() / fromConcepts.fanPower(slot);
    double doubt = senders.doubts(round - 1)[node];
    double activation = 1 - doubt;
    double[] sentBefore = round > 1 ? senders.doubts(round - 2) : null;
    for (int i = 0; i < rows.size; i++) {
      int row = rows.rows[i];
      double outgoing = weights[i] * share;
      double passed = activation;
      if (sentBefore != null && sentBefore[row] != 1) {
        double returning = weights[i] * parameters.toConcept();
        passed = Senders.without(doubt, senders.arrival(round - 1, row, node, returning, outgoing));
      }
      arrivals.arrive(row, passed * outgoing);
    }
  }

  private int sendOverBindings(
      int round, int row, Adjacency edges, float[] weights, int firstWeight) {
    if (edges == null || !edges.holds(row)) {
      return firstWeight;
    }
    EdgeSegment segment = edges.segment(row);
    int from = row % EdgeSegment.ROWS * MAXIMUM_BINDINGS;
    double doubt = senders.doubts(round - 1)[row];
    int next = firstWeight;
    for (int b = from; b < from + MAXIMUM_BINDINGS && segment.slots[b] != NONE; b++) {
      int slot = segment.slots[b];
      int concept = nodes.ofSlot(slot);
      float weight = weights[next++];
      double outgoing = weight * parameters.toConcept();
      double passed = 1 - doubt;
      if (round > 1 && senders.isSender(concept, round - 2)) {
        double share = parameters.toEpisode() / fromEpisodes.fanPower(slot);
        double returning = weight * share;
        passed =
            Senders.without(doubt, senders.arrival(round - 1, concept, row, returning, outgoing));
      }
      arrivals.arrive(concept, passed * outgoing);
    }
    return next;
  }

  private void sendOverLinks(int round, int row) {
    Adjacency edges = graph.edges();
    if (!edges.holdsLinks(row)) {
      return;
    }
    EdgeSegment segment = edges.segment(row);
    int from = row % EdgeSegment.ROWS * MAXIMUM_LINKS;
    double doubt = senders.doubts(round - 1)[row];
    for (int l = from; l < from + MAXIMUM_LINKS && segment.linkRows[l] != NONE; l++) {
      int other = segment.linkRows[l];
      double outgoing = segment.linkWeights[l] * parameters.overLink();
      double passed = 1 - doubt;
      if (round > 1 && senders.isSender(other, round - 2)) {
        double returning = edges.linkWeight(other, row) * parameters.overLink();
        passed =
            Senders.without(doubt, senders.arrival(round - 1, other, row, returning, outgoing));
      }
      arrivals.arrive(other, passed * outgoing);
    }
  }

  /** The weights of all bindings of the episodes that send, in the order they are sent over. */
  private float[] weightsFromEpisodes(int[] sending, int count) {
    fromEpisodes.clear();
    for (int i = 0; i < count; i++) {
      if (!nodes.isConcept(sending[i])) {
        addBindings(graph.edges(), sending[i]);
        addBindings(graph.expected(), sending[i]);
      }
    }
    return fromEpisodes.ofAdded();
  }

  private void addBindings(Adjacency edges, int row) {
    if (edges != null && edges.holds(row)) {
      EdgeSegment segment = edges.segment(row);
      int from = row % EdgeSegment.ROWS * MAXIMUM_BINDINGS;
      for (int b = from; b < from + MAXIMUM_BINDINGS && segment.slots[b] != NONE; b++) {
        int slot = segment.slots[b];
        fromEpisodes.add(slot, edges.boundRowsOrNull(slot), segment.positions[b]);
      }
    }
  }

  /** How similar a seed is to the query. */
  float seedSimilarity(int node) {
    int seed = 0;
    while (seeds[seed] != node) {
      seed++;
    }
    return seedSimilarities[seed];
  }

  double seedActivation(int node) {
    return 1 - senders.doubts(0)[node];
  }

  int rounds() {
    return rounds;
  }

  Senders senders() {
    return senders;
  }

  Graph graph() {
    return graph;
  }

  Nodes nodes() {
    return nodes;
  }

  /** Strengths of single bindings as of this run's now. */
  BindingWeights weights() {
    return fromEpisodes;
  }

  SpreadingParameters parameters() {
    return parameters;
  }
}
