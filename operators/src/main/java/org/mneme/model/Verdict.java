package org.mneme.model;

/** How a task ended. */
public enum Verdict {
  SUCCESS,
  PARTIAL,
  FAILURE,
  ABSTAINED
}
