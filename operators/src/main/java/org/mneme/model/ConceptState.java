package org.mneme.model;

/** How settled a concept is. */
public enum ConceptState {
  /** Young: dropped when it is not reinforced for long. */
  FORMING,
  /** Reinforced often enough and coherent. */
  CONSOLIDATED
}
