package org.mneme.memory;

import org.mneme.association.patterns.ShownRows;
import org.mneme.episodic.EpisodeIndex;

/**
 * The rows of an index, as patterns ask for them.
 *
 * @param search has compared every row with the query, or is null where that has no vector
 */
record IndexedEvidence(EpisodeIndex index, EpisodeSearch search) implements ShownRows {

  @Override
  public boolean isShown(int row) {
    return !index.isHidden(row);
  }

  @Override
  public float cosine(int row) {
    return search == null ? 0 : search.cosine(row);
  }
}
