package org.mneme.model;

/** What a command does. */
public enum CommandKind {
  /** Removes the target and everything derived from it. */
  FORGET,
  /** Keeps an episode from eviction, or lets it go again. */
  PIN,
  /** Sets a space's embedding model and dimension, or its capacity. */
  CONFIGURE,
  /** Tries again to embed what of a space was stored without a vector. */
  REEMBED
}
