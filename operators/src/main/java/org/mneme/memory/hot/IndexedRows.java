package org.mneme.memory.hot;

import org.mneme.association.RowIds;
import org.mneme.episodic.EpisodeIndex;

/** The rows of an index, as spreading asks for them. */
record IndexedRows(EpisodeIndex index) implements RowIds {

  @Override
  public int rowLimit() {
    return index.rowLimit();
  }

  @Override
  public long idHash(int row) {
    return index.idHash(row);
  }

  @Override
  public String id(int row) {
    return index.episode(row).id();
  }

  @Override
  public boolean isHidden(int row) {
    return index.isHidden(row);
  }
}
