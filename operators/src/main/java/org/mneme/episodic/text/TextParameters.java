package org.mneme.episodic.text;

import java.io.Serializable;

/**
 * How texts are searched.
 *
 * @param analysis how a text becomes terms
 * @param bm25 how terms score
 */
public record TextParameters(Analysis analysis, Bm25 bm25) implements Serializable {

  /** English analysis and Lucene's numbers. */
  public static final TextParameters DEFAULT = new TextParameters(Analysis.ENGLISH, Bm25.DEFAULT);
}
