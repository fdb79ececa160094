package org.mneme.model;

/** What a pattern says of the episodes of a domain. */
public enum PatternKind {
  /** Tools that follow each other, and how episodes with them end. */
  SEQUENCE,
  /** What follows an error, and whether it gets the episode past it. */
  RECOVERY,
  /** What is chosen after a tool, beside the other choices, and how episodes with it end. */
  DECISION,
  /** A feature of the task, and how episodes that have it end. */
  CONTEXT,
  /** From an episode on, the domain does better or worse than before it. */
  CHANGE
}
