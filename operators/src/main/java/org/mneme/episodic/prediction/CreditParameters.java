package org.mneme.episodic.prediction;

import java.io.Serializable;

/**
 * How experiences are credited.
 *
 * @param recentSuccesses how many successes count as recent, ≥ 1
 * @param connectionRate part of the way to the success that a connection goes each time, in (0, 1]
 * @param connectionThreshold success above which experiences used together connect, in [0, 1]
 * @param maxConnections most connections of an experience, ≥ 0
 */
public record CreditParameters(
    int recentSuccesses, double connectionRate, double connectionThreshold, int maxConnections)
    implements Serializable {

  /** The defaults of DESIGN §4. */
  public static final CreditParameters DEFAULT = new CreditParameters(5, 0.1, 0.6, 16);
}
