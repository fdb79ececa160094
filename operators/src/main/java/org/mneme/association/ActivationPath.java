package org.mneme.association;

import java.util.List;
import java.util.function.Supplier;
import org.mneme.model.PathStep;

/** One way by which activation came from the query to a node. */
public final class ActivationPath {

  private final Supplier<List<PathStep>> steps;
  private final double probability;

  /**
   * A way of these steps.
   *
   * @param steps from the query on; the first is the seed
   * @param probability see {@link #probability()}
   */
  public ActivationPath(List<PathStep> steps, double probability) {
    this(() -> steps, probability);
  }

  /** A way whose steps are made only when asked for: few queries want to see them. */
  ActivationPath(Supplier<List<PathStep>> steps, double probability) {
    this.steps = steps;
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
    return steps.get();
  }
}
