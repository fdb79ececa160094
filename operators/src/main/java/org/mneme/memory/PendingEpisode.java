package org.mneme.memory;

import java.util.Comparator;

/**
 * An episode that is visible but not yet learned from.
 *
 * @param episode its id
 * @param closedAt its closing time, epoch milliseconds of event time
 */
public record PendingEpisode(String episode, long closedAt) {

  /** The order in which a window is learned: by closing time, then id. */
  public static final Comparator<PendingEpisode> LEARNING_ORDER =
      Comparator.comparingLong(PendingEpisode::closedAt).thenComparing(PendingEpisode::episode);
}
