package org.mneme.association;

/** The parts of a hit's score, each in [0, 1] before weighting. */
public enum ScorePart {
  SIMILARITY,
  TEXT,
  ACTIVATION,
  RETENTION,
  VALUE
}
