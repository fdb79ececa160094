package org.mneme.model;

/** What a query asks for. */
public enum RecallMode {
  /** Ranked by every part of the score. */
  RECALL,
  /** Ranked by similarity alone. */
  SIMILAR,
  /** The query is partial; what concepts know of the known part fills in the rest. */
  COMPLETE,
  /** Nearest experiences to a state, and the outcome they predict. */
  PREDICT,
  /** Named ids. */
  GET,
  /** Page through what the filter admits. */
  LIST,
  /** Counts and sizes of the space. */
  STATS
}
