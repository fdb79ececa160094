package org.mneme.memory;

import org.mneme.model.Episode;

/**
 * Where an episode went, in state under its id: kept as long as its experience, so that an id
 * already stored is never replaced.
 *
 * @param row row of the experience that it is, or was merged into
 * @param fingerprint what was done
 * @param closedAt when it closed, epoch milliseconds of event time
 */
public record EpisodeRef(int row, String fingerprint, long closedAt) {

  /** Whether {@code episode} is the one that was stored under this id. */
  boolean isSameAs(Episode episode) {
    return closedAt == episode.closedAt() && fingerprint.equals(episode.fingerprint());
  }
}
