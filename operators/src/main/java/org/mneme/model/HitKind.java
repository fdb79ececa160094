package org.mneme.model;

/** What a recall can return. */
public enum HitKind {
  EPISODE,
  CONCEPT,
  PATTERN,
  EXPERIENCE
}
