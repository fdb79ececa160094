package org.mneme.episodic.prediction;

import org.mneme.model.StepStatus;

/** Where a simulated robot acts: what state it is in, and what its actions bring about. */
public interface World {

  /** The robot's state before step {@code i}. */
  float[] state(int i);

  /** The tools that it can choose from. */
  int tools();

  /** The vector of an action. */
  float[] action(int tool);

  /** What comes of doing it at step {@code i}. */
  Happening act(int i, int tool);

  /**
   * What came of an action.
   *
   * @param status how it ended
   * @param outcome what came out
   */
  record Happening(StepStatus status, float[] outcome) {}
}
