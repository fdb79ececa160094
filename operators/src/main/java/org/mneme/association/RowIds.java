package org.mneme.association;

/** What spreading must know of the rows: who they are, since its arithmetic is done in id order. */
public interface RowIds {

  /** One more than the highest row. */
  int rowLimit();

  /** {@link org.mneme.model.IdOrder#hash} of the id of the experience in {@code row}. */
  long idHash(int row);

  /** The id of the experience in {@code row}. */
  String id(int row);

  /** Whether no answer may show {@code row}, so that nothing may be found by way of it. */
  boolean isHidden(int row);
}
