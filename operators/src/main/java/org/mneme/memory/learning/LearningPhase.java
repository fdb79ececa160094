package org.mneme.memory.learning;

/** One of the steps in which a window is learned, always in the same order. */
@FunctionalInterface
public interface LearningPhase {
  /** Learns its part of {@code window}, under the current key. */
  void learn(LearningWindow window) throws Exception;
}
