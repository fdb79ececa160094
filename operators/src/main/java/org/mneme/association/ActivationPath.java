package org.mneme.association;

import java.util.ArrayList;
import java.util.List;
import org.mneme.model.PathStep;

/** One way by which activation came from the query to a node. */
public final class ActivationPath {

  private final Nodes nodes;
  private final List<Arrival> lastFirst;
  private final int to;
  private final double similarity;
  private final double activation;
  private final double probability;

  /**
   * A path to the node {@code to}.
   *
   * @param lastFirst what came over each of its edges, the one to the node first
   * @param similarity of the seed to the query
   * @param activation that the query gave the seed
   */
  ActivationPath(
      Nodes nodes,
      List<Arrival> lastFirst,
      int to,
      double similarity,
      double activation,
      double probability) {
    this.nodes = nodes;
    this.lastFirst = lastFirst;
    this.to = to;
    this.similarity = similarity;
    this.activation = activation;
    this.probability = probability;
  }

  /**
   * The probability that the way means something: activation of the seed, times the weight of each
   * edge, times {@code e^(−0.35·edges)}.
   */
  public double probability() {
    return probability;
  }

  /** The steps from the query on; the first is the seed. Names nodes as they are now. */
  public List<PathStep> steps() {
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
}
