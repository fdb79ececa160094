package org.mneme.association.patterns;

/** Tells where the episodes are stored that patterns name as evidence. */
@FunctionalInterface
public interface EvidenceRows {

  /** What stands for the row of an episode that is not stored. */
  int NOT_STORED = -1;

  /** The row of {@code episode}, or {@link #NOT_STORED}. */
  int rowOf(String episode) throws Exception;
}
