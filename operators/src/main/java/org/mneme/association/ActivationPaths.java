package org.mneme.association;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mneme.model.PathStep;

/**
 * Says how activation reached a node in the last run of a {@link Spreading}: over each incoming
 * edge by its strongest arrival, and from there back to the seed by the strongest arrival of each
 * round before. Nothing of it is recorded while activation spreads; it is found again, for the few
 * nodes that become hits, from what each node sent. Valid until the next run begins.
 */
public final class ActivationPaths {

  /** Most paths of a node. */
  public static final int MAXIMUM_PATHS = 8;

  private static final double DOUBT_PER_HOP = 0.35;

  /** Below it an arrival is what rounding left of one that may not return. */
  private static final double NOISE = 1e-12;

  private final Spreading spreading;
  private final Nodes nodes;
  private final IncomingEdges incoming;

  /** By node and round the two strongest arrivals: one of them may be where a path comes from. */
  private final Map<Long, List<Arrival>> strongest = new HashMap<>();

  /** Slots of the concepts on all paths given so far. */
  private final BitSet concepts = new BitSet();

  /** Paths of the last run of {@code spreading}. */
  public ActivationPaths(Spreading spreading) {
    this.spreading = spreading;
    this.nodes = spreading.nodes();
    this.incoming = new IncomingEdges(spreading);
  }

  /** The paths to an episode, strongest last edge first; at most {@value #MAXIMUM_PATHS}. */
  public List<ActivationPath> toEpisode(int row) {
    return to(row);
  }

  /** The paths to a concept. */
  public List<ActivationPath> toConcept(int slot) {
    return to(nodes.ofSlot(slot));
  }

  /** The slots of the concepts on all paths that were given so far. */
  public BitSet concepts() {
    return concepts;
  }

  private List<ActivationPath> to(int node) {
    List<Arrival> last = new ArrayList<>();
    for (Arrival.Edge edge : incoming.of(node)) {
      IntStream.rangeClosed(1, spreading.rounds())
          .mapToObj(round -> arrival(edge, node, round))
          .filter(arrival -> arrival.activation() > NOISE)
          .reduce((a, b) -> b.activation() > a.activation() ? b : a)
          .ifPresent(last::add);
    }
    last.sort(Arrival.strongestFirst(nodes));
    List<ActivationPath> paths = new ArrayList<>();
    for (Arrival arrival : last) {
      ActivationPath path = paths.size() < MAXIMUM_PATHS ? back(arrival, node) : null;
      if (path != null) {
        paths.add(path);
      }
    }
    return paths;
  }

  private ActivationPath back(Arrival last, int to) {
    Deque<PathStep> steps = new ArrayDeque<>();
    double weights = 1;
    Arrival arrival = last;
    int target = to;
    while (true) {
      weights *= arrival.edge().weight();
      steps.addFirst(step(arrival, target));
      int source = arrival.source();
      if (nodes.isConcept(source)) {
        concepts.set(nodes.slot(source));
      }
      if (arrival.round() == 1) {
        return path(source, steps, weights);
      }
      Arrival before = strongestTo(source, arrival.round() - 1, target);
      if (before == null) {
        return null;
      }
      target = source;
      arrival = before;
    }
  }

  private ActivationPath path(int seed, Deque<PathStep> steps, double weights) {
    double activation = spreading.seedActivation(seed);
    double probability = activation * weights * Math.exp(-DOUBT_PER_HOP * steps.size());
    steps.addFirst(
        new PathStep(
            "query",
            nodes.id(seed),
            "seed",
            Math.max(0, Math.min(1, spreading.seedSimilarity(seed))),
            activation));
    return new ActivationPath(List.copyOf(steps), probability);
  }

  private PathStep step(Arrival arrival, int to) {
    return new PathStep(
        nodes.id(arrival.source()),
        nodes.id(to),
        arrival.edge().kind(),
        arrival.edge().weight(),
        arrival.activation());
  }

  /** The strongest arrival at a node in a round that did not come from {@code except}. */
  private Arrival strongestTo(int node, int round, int except) {
    List<Arrival> two =
        strongest.computeIfAbsent(
            (long) node << Byte.SIZE | round, key -> twoStrongest(node, round));
    return two.stream().filter(arrival -> arrival.source() != except).findFirst().orElse(null);
  }

  private List<Arrival> twoStrongest(int node, int round) {
    return incoming.of(node).stream()
        .map(edge -> arrival(edge, node, round))
        .filter(arrival -> arrival.activation() > NOISE)
        .sorted(Arrival.strongestFirst(nodes))
        .limit(2)
        .toList();
  }

  private Arrival arrival(Arrival.Edge edge, int to, int round) {
    double activation =
        spreading.senders().arrival(round, edge.source(), to, edge.forth(), edge.back());
    return new Arrival(edge.source(), round, edge, activation);
  }
}
