package org.mneme.association;

/**
 * What queries leave behind on a concept.
 *
 * @param lastActivation activation that the last query which reached it gave it, in [0, 1]
 * @param lastAccess when that was, epoch milliseconds; 0 when never
 */
public record ConceptUsage(float lastActivation, long lastAccess) {

  /** A concept that no query reached. */
  public static final ConceptUsage NONE = new ConceptUsage(0, 0);
}
