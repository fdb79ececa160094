package org.mneme.memory.recall;

import static org.mneme.memory.recall.Rounding.rounded;

import java.util.ArrayList;
import java.util.List;
import org.mneme.association.ActivationPath;
import org.mneme.association.Confidence;
import org.mneme.model.PathStep;

/**
 * How a hit was found: directly, if it is similar to the query, and by the ways that activation
 * came.
 *
 * @param direct probability of the direct way, in [0, 1]
 * @param paths the other ways, strongest first
 */
record Ways(double direct, List<ActivationPath> paths) {

  /** Confidence of the hit, in [0, 1]. */
  double confidence() {
    double[] ways = new double[1 + paths.size()];
    ways[0] = direct;
    for (int i = 0; i < paths.size(); i++) {
      ways[i + 1] = paths.get(i).probability();
    }
    return Confidence.of(ways);
  }

  /** All steps, way after way. */
  List<PathStep> steps(String id) {
    List<PathStep> steps = new ArrayList<>();
    if (direct > 0 || paths.isEmpty()) {
      steps.add(new PathStep("query", id, "seed", rounded(direct), rounded(direct)));
    }
    for (ActivationPath path : paths) {
      for (PathStep step : path.steps()) {
        steps.add(
            new PathStep(
                step.from(),
                step.to(),
                step.edge(),
                rounded(step.weight()),
                rounded(step.activation())));
      }
    }
    return steps;
  }
}
