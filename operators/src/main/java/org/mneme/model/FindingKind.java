package org.mneme.model;

/** What sort of lesson a finding is. */
public enum FindingKind {
  SUCCESS,
  IMPROVEMENT,
  INSIGHT
}
