package org.mneme.association;

import org.mneme.kernels.activation.Activation;

/**
 * Spreads activation from seeds through bindings and links, in synchronous rounds, over the packed
 * form of the hot tier. In a round each node passes on what reached it in the round before (see
 * {@link Sending}). Arrivals combine as {@code 1 − Π(1 − Δ)}, in id order within a round and round
 * after round.
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
  private final Frontier frontier = new Frontier();
  private final Senders senders;
  private final Arrivals arrivals = new Arrivals();
  private final Sending sending;
  private final IncomingEdges incoming;
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
    this.senders = new Senders(parameters.width());
    this.sending = new Sending(parameters, senders, arrivals);
    this.incoming = new IncomingEdges(this);
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
    sending.begin(graph, nodes, now);
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
    rounds = 0;
    senders.take(frontier, 0, nodes);
    for (int round = 1; round <= hops && senders.count(round - 1) > 0; round++) {
      rounds = round;
      sending.send(round);
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
    return senders.isSender(node, 0) ? 1 - senders.doubt(node, 0) : 0;
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

  /** How similar a seed is to the query. */
  float seedSimilarity(int node) {
    int seed = 0;
    while (seeds[seed] != node) {
      seed++;
    }
    return seedSimilarities[seed];
  }

  double seedActivation(int node) {
    return 1 - senders.doubt(node, 0);
  }

  /** How many rounds there were: fewer than wanted where activation had died down. */
  int rounds() {
    return rounds;
  }

  /** For {@link ActivationPaths}, which begins it. */
  IncomingEdges incoming() {
    return incoming;
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

  Sending sending() {
    return sending;
  }

  SpreadingParameters parameters() {
    return parameters;
  }
}
