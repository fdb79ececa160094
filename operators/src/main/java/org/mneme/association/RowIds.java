package org.mneme.association;

/** Who the rows are: what spreading must know of episodes to do its arithmetic in id order. */
public interface RowIds {

  /** One more than the highest row. */
  int rowLimit();

  /** {@link org.mneme.model.IdOrder#hash} of the id of the experience in {@code row}. */
  long idHash(int row);

  /** The id of the experience in {@code row}. */
  String id(int row);
}
