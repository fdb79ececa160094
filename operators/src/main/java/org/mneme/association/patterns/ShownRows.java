package org.mneme.association.patterns;

/** What a query may see of the rows that hold evidence. */
public interface ShownRows {

  /** Whether a row that holds an episode may be shown. */
  boolean isShown(int row);

  /** Cosine of the query with a row, in [-1, 1]; 0 where the query has no vector. */
  float cosine(int row);
}
