package org.mneme.memory;

/** One of the steps in which a window is learned, always in the same order. */
@FunctionalInterface
interface LearningPhase {
  /** Learns its part of {@code window}, under the current key. */
  void learn(LearningWindow window) throws Exception;
}
