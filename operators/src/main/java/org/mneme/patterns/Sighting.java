package org.mneme.patterns;

import java.util.Comparator;

/**
 * An episode that shows a candidate.
 *
 * @param episode its id
 * @param closedAt epoch milliseconds of event time
 */
public record Sighting(String episode, long closedAt) {

  /** The order of learning. */
  static final Comparator<Sighting> ORDER =
      Comparator.comparingLong(Sighting::closedAt).thenComparing(Sighting::episode);
}
