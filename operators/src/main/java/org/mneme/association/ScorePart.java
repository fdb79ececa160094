package org.mneme.association;

/** The parts of a hit's score, each in [0, 1] before weighting. */
public enum ScorePart {
  SIMILARITY(true),
  TEXT(true),
  ACTIVATION(true),
  RETENTION(false),
  VALUE(false);

  private final boolean isOfRelevance;

  ScorePart(boolean isOfRelevance) {
    this.isOfRelevance = isOfRelevance;
  }

  /** Whether it says what a memory has to do with a query; else it is of the memory alone. */
  public boolean isOfRelevance() {
    return isOfRelevance;
  }
}
