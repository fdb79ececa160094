package org.mneme.association;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Senders senders;
  private final IncomingEdges incoming;

  /**
   * By node the two strongest arrivals of each round, since one of them may be where a path comes
   * from: those of round {@code r} at {@code 2·r} and behind it, null where there are fewer. Those
   * of the first round stand apart, since they come from seeds only and many paths ask for no
   * others.
   */
  private final Map<Integer, Arrival[]> strongest = new HashMap<>();

  private final Map<Integer, Arrival[]> strongestOfSeeds = new HashMap<>();

  /** Slots of the concepts on all paths given so far. */
  private final BitSet concepts = new BitSet();

  /** Paths of the last run of {@code spreading}. */
  public ActivationPaths(Spreading spreading) {
    this.spreading = spreading;
    this.nodes = spreading.nodes();
    this.senders = spreading.senders();
    this.incoming = spreading.incoming();
    incoming.begin();
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
    List<Arrival> last = strongestOfEachEdge(node);
    List<ActivationPath> paths = new ArrayList<>();
    while (!last.isEmpty() && paths.size() < MAXIMUM_PATHS) {
      int first = 0;
      for (int i = 1; i < last.size(); i++) {
        first = last.get(i).precedes(last.get(first), nodes) ? i : first;
      }
      ActivationPath path = back(last.get(first), node);
      if (path != null) {
        paths.add(path);
      }
      last.set(first, last.get(last.size() - 1));
      last.remove(last.size() - 1);
    }
    return paths;
  }

  private List<Arrival> strongestOfEachEdge(int node) {
    List<Arrival> last = new ArrayList<>();
    incoming.find(node);
    for (int edge = 0; edge < incoming.count(); edge++) {
      int strongestRound = 0;
      double most = NOISE;
      for (int round = 1; round <= spreading.rounds(); round++) {
        double activation = activation(edge, node, round, most);
        if (activation > most) {
          most = activation;
          strongestRound = round;
        }
      }
      if (strongestRound > 0) {
        last.add(incoming.arrival(edge, strongestRound, most));
      }
    }
    return last;
  }

  private ActivationPath back(Arrival last, int to) {
    List<Arrival> lastFirst = new ArrayList<>(last.round());
    double weights = 1;
    Arrival arrival = last;
    int target = to;
    while (arrival != null) {
      weights *= arrival.weight();
      lastFirst.add(arrival);
      int source = arrival.source();
      if (nodes.isConcept(source)) {
        concepts.set(nodes.slot(source));
      }
      if (arrival.round() == 1) {
        return path(source, lastFirst, to, weights);
      }
      arrival = strongestTo(source, arrival.round() - 1, target);
      target = source;
    }
    return null;
  }

  private ActivationPath path(int seed, List<Arrival> lastFirst, int to, double weights) {
    double activation = spreading.seedActivation(seed);
    double probability = activation * weights * Math.exp(-DOUBT_PER_HOP * lastFirst.size());
    double similarity = Math.max(0, Math.min(1, spreading.seedSimilarity(seed)));
    return new ActivationPath(() -> steps(similarity, activation, lastFirst, to), probability);
  }

  private List<PathStep> steps(
      double similarity, double activation, List<Arrival> lastFirst, int to) {
    List<PathStep> steps = new ArrayList<>(1 + lastFirst.size());
    int seed = lastFirst.get(lastFirst.size() - 1).source();
    steps.add(new PathStep("query", nodes.id(seed), "seed", similarity, activation));
    for (int i = lastFirst.size() - 1; i >= 0; i--) {
      Arrival arrival = lastFirst.get(i);
      int target = i == 0 ? to : lastFirst.get(i - 1).source();
      steps.add(
          new PathStep(
              nodes.id(arrival.source()),
              nodes.id(target),
              arrival.kind(),
              arrival.weight(),
              arrival.activation()));
    }
    return steps;
  }

  /** The strongest arrival at a node in a round that did not come from {@code except}, or null. */
  private Arrival strongestTo(int node, int round, int except) {
    Map<Integer, Arrival[]> known = round == 1 ? strongestOfSeeds : strongest;
    Arrival[] ofEachRound = known.get(node);
    if (ofEachRound == null) {
      ofEachRound = round == 1 ? twoStrongestOfSeeds(node) : twoStrongest(node);
      known.put(node, ofEachRound);
    }
    Arrival first = ofEachRound[2 * round];
    return first != null && first.source() == except ? ofEachRound[2 * round + 1] : first;
  }

  private Arrival[] twoStrongestOfSeeds(int node) {
    incoming.findFromSeeds(node);
    return twoStrongest(node, 1, 2);
  }

  private Arrival[] twoStrongest(int node) {
    incoming.find(node);
    return twoStrongest(node, 2, spreading.rounds());
  }

  /** Among the edges that were found, in the rounds {@code firstRound ≤ round < limit}. */
  private Arrival[] twoStrongest(int node, int firstRound, int limit) {
    Arrival[] two = new Arrival[2 * limit];
    for (int edge = 0; edge < incoming.count(); edge++) {
      for (int round = firstRound; round < limit; round++) {
        Arrival second = two[2 * round + 1];
        double least = second == null ? NOISE : second.activation();
        double activation = activation(edge, node, round, Math.nextDown(least));
        if (activation > NOISE && activation >= least) {
          offer(two, 2 * round, incoming.arrival(edge, round, activation));
        }
      }
    }
    return two;
  }

  private void offer(Arrival[] two, int at, Arrival arrival) {
    if (two[at] == null || arrival.precedes(two[at], nodes)) {
      two[at + 1] = two[at];
      two[at] = arrival;
    } else if (two[at + 1] == null || arrival.precedes(two[at + 1], nodes)) {
      two[at + 1] = arrival;
    }
  }

  /** What came over an edge in a round; 0 where it cannot be more than {@code least}. */
  private double activation(int edge, int to, int round, double least) {
    int from = incoming.source(edge);
    double forth = incoming.forth(edge);
    return senders.most(round, from, forth) > least
        ? senders.arrival(round, from, to, forth, incoming.back(edge))
        : 0;
  }
}
