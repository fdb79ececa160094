package org.mneme.episodic.prediction;

import org.mneme.model.StepStatus;

/**
 * The workload by which MinimalBrain was measured: a sensor vector on a spiral that closes after
 * 628 steps, whatever is done. The outcome of a step is the state after it.
 */
public final class SpiralWorld implements World {

  @Override
  public float[] state(int i) {
    double a = 0.1 * i;
    return new float[] {
      (float) (0.5 + 0.3 * Math.sin(a)),
      (float) (0.5 + 0.3 * Math.cos(1.1 * a)),
      (float) (0.5 + 0.2 * Math.sin(0.7 * a)),
      (float) (0.5 + 0.2 * Math.cos(1.3 * a))
    };
  }

  @Override
  public int tools() {
    return 1;
  }

  @Override
  public float[] action(int tool) {
    return new float[] {1, 0};
  }

  @Override
  public Happening act(int i, int tool) {
    return new Happening(StepStatus.OK, state(i + 1));
  }
}
