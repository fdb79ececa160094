package org.mneme.patterns;

import java.io.Serializable;

/**
 * How changes are looked for.
 *
 * @param hazard probability that a run ends with an episode, in (0, 1)
 * @param meanWeight how many values the prior mean of a run is worth, &gt; 0
 * @param shape half as many values as the prior variance is worth, &gt; 0
 * @param belief posterior probability from which a change is reported, in (0, 1)
 * @param leastRun fewest values of a run that is reported
 */
public record ChangeParameters(
    double hazard, double meanWeight, double shape, double belief, int leastRun)
    implements Serializable {

  /** Fitted to 200 seeded series, see docs/measurements/patterns.md. */
  static final ChangeParameters DEFAULT = new ChangeParameters(0.01, 0.1, 5, 0.88, 8);

  RunPrior prior(double mean, double variance) {
    return new RunPrior(hazard, mean, meanWeight, shape, shape * variance);
  }
}
