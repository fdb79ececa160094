package org.mneme.memory.learning;

/** Drops what has fallen due in one part of a space. */
@FunctionalInterface
interface Expiry {

  /**
   * Drops what is due at the end of {@code window}.
   *
   * @return when the next thing falls due if nothing is learned until then, epoch milliseconds;
   *     {@link Long#MAX_VALUE} for never
   */
  long expire(LearningWindow window) throws Exception;
}
