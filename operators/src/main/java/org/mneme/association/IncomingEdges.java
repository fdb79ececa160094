package org.mneme.association;

import static org.mneme.association.EdgeSegment.NONE;
import static org.mneme.association.EpisodeEdges.MAXIMUM_BINDINGS;

import java.util.Arrays;

/**
 * The edges that lead to a node of a run of {@link Spreading}, from nodes that sent in it: those
 * found last, numbered from 0. A concept may have thousands, and so the arrays stay from run to
 * run.
 */
final class IncomingEdges {

  private static final String BINDING = "binding";
  private static final String LINK = "link";
  private static final int FIRST_CAPACITY = 64;

  private final Spreading spreading;
  private final Senders senders;
  private final Sending sending;
  private final SpreadingParameters parameters;
  private final SeedLinks seedLinks = new SeedLinks();
  private Spreading.Graph graph;
  private Nodes nodes;
  private int[] sources = new int[FIRST_CAPACITY];
  private boolean[] isLink = new boolean[FIRST_CAPACITY];
  private double[] weights = new double[FIRST_CAPACITY];
  private double[] forths = new double[FIRST_CAPACITY];
  private double[] backs = new double[FIRST_CAPACITY];
  private int count;

  /** Whether only edges are looked for that lead from seeds. */
  private boolean isFromSeeds;

  IncomingEdges(Spreading spreading) {
    this.spreading = spreading;
    this.senders = spreading.senders();
    this.sending = spreading.sending();
    this.parameters = spreading.parameters();
  }

  /** From here on edges are those of the last run. */
  void begin() {
    graph = spreading.graph();
    nodes = spreading.nodes();
    seedLinks.find(senders.of(0), senders.count(0), nodes, graph.edges());
  }

  /** Finds the edges that lead to {@code node}. */
  void find(int node) {
    isFromSeeds = false;
    findAll(node);
  }

  /** Finds those of them that come from seeds. */
  void findFromSeeds(int node) {
    isFromSeeds = true;
    findAll(node);
  }

  private boolean sends(int node) {
    return isFromSeeds ? senders.isSender(node, 0) : senders.isSender(node);
  }

  private void findAll(int node) {
    count = 0;
    if (nodes.isConcept(node)) {
      int slot = nodes.slot(node);
      BoundRows learned = graph.edges().boundRowsOrNull(slot);
      int start = sending.concepts().start(slot, learned);
      if (learned != null) {
        fromEpisodes(slot, learned, sending.concepts().weights(), start);
      }
      BoundRows expected = graph.expected() == null ? null : graph.expected().boundRowsOrNull(slot);
      if (expected != null && expected.size > 0) {
        fromEpisodes(slot, expected, sending.law().of(slot, expected), 0);
      }
    } else {
      fromConcepts(graph.edges(), node);
      if (graph.expected() != null) {
        fromConcepts(graph.expected(), node);
      }
      if (isFromSeeds) {
        overSeedLinks(node);
      } else {
        overLinks(node);
      }
    }
  }

  int count() {
    return count;
  }

  /** The node that an edge comes from. */
  int source(int edge) {
    return sources[edge];
  }

  /** Weight times share of the edge. */
  double forth(int edge) {
    return forths[edge];
  }

  /** The same in the other direction, 0 where there is none. */
  double back(int edge) {
    return backs[edge];
  }

  /** What came over an edge. */
  Arrival arrival(int edge, int round, double activation) {
    return new Arrival(
        sources[edge], round, isLink[edge] ? LINK : BINDING, weights[edge], activation);
  }

  private void fromEpisodes(int slot, BoundRows rows, float[] strengths, int start) {
    double share = sending.concepts().share(slot);
    for (int i = 0; i < rows.size; i++) {
      if (sends(rows.rows[i])) {
        double strength = strengths[start + i];
        add(rows.rows[i], false, strength, strength * parameters.toConcept(), strength * share);
      }
    }
  }

  private void fromConcepts(Adjacency layer, int row) {
    if (!layer.holds(row)) {
      return;
    }
    EdgeSegment segment = layer.segment(row);
    int from = row % EdgeSegment.ROWS * MAXIMUM_BINDINGS;
    for (int b = from; b < from + MAXIMUM_BINDINGS && segment.slot(b) != NONE; b++) {
      int slot = segment.slot(b);
      int concept = nodes.ofSlot(slot);
      if (sends(concept)) {
        double strength =
            layer == graph.edges() && sending.concepts().has(slot)
                ? sending.concepts().of(slot, segment.position(b))
                : sending.single().of(slot, segment.strength(b), segment.time(b));
        add(
            concept,
            false,
            strength / sending.law().fanPower(slot),
            strength * sending.concepts().share(slot),
            strength * parameters.toConcept());
      }
    }
  }

  private void overLinks(int row) {
    LinkChains chains = graph.edges().chains();
    for (int link = chains.firstTo(row); link != NONE; link = chains.nextToSame(link)) {
      if (senders.isSender(chains.source(link))) {
        addLink(chains, link);
      }
    }
  }

  private void overSeedLinks(int row) {
    LinkChains chains = graph.edges().chains();
    for (int at = seedLinks.first(row); at != NONE; at = seedLinks.next(at)) {
      if (seedLinks.target(at) == row) {
        addLink(chains, seedLinks.link(at));
      }
    }
  }

  private void addLink(LinkChains chains, int link) {
    double share = parameters.overLink();
    float weight = chains.weight(link);
    double back = chains.weightOfMate(link) * share;
    add(chains.source(link), true, weight, weight * share, back);
  }

  private void add(int source, boolean overLink, double weight, double forth, double back) {
    if (count == sources.length) {
      sources = Arrays.copyOf(sources, 2 * count);
      isLink = Arrays.copyOf(isLink, 2 * count);
      weights = Arrays.copyOf(weights, 2 * count);
      forths = Arrays.copyOf(forths, 2 * count);
      backs = Arrays.copyOf(backs, 2 * count);
    }
    sources[count] = source;
    isLink[count] = overLink;
    weights[count] = weight;
    forths[count] = forth;
    backs[count++] = back;
  }
}
