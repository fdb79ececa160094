package org.mneme.model;

/** What sort of thing a command is about. */
public enum TargetKind {
  EPISODE,
  AGENT,
  USER,
  SPACE
}
