package org.mneme.memory.recall;

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
    // What names it may be loaded, or may have come, before the row itself is.
    return index.holds(row) && !index.isHidden(row);
  }

  @Override
  public float cosine(int row) {
    return search == null ? 0 : search.cosine(row);
  }
}
