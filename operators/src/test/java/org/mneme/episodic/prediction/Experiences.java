package org.mneme.episodic.prediction;

import java.util.List;
import java.util.Random;
import org.mneme.model.EpisodeContext;
import org.mneme.model.PackedVector;

/** Experiences of episode {@code e}, called by their step. */
final class Experiences {

  static final long TEN = 1_795_255_200_000L;
  static final long HOUR = 3_600_000;

  private Experiences() {}

  static EpisodeContext context(String episode) {
    return new EpisodeContext(
        episode, TEN, "agent", "user", "session", "domain", "type", List.of("red", "blue"));
  }

  /** A successful one at ten o'clock, unmeasured. */
  static Experience experience(int step, float... state) {
    return experience(step, "tool", 1, state);
  }

  static Experience experience(int step, String tool, double success, float... state) {
    return new Experience(
        context("e"), step, TEN, tool, success, null, PackedVector.pack(state), null, null);
  }

  static Experience with(Experience experience, float[] action, float[] outcome) {
    return new Experience(
        experience.context(),
        experience.step(),
        experience.at(),
        experience.tool(),
        experience.success(),
        experience.error(),
        experience.state(),
        action == null ? null : PackedVector.pack(action),
        outcome == null ? null : PackedVector.pack(outcome));
  }

  static Experience at(long at, Double error, Experience experience) {
    return new Experience(
        experience.context(),
        experience.step(),
        at,
        experience.tool(),
        experience.success(),
        error,
        experience.state(),
        experience.action(),
        experience.outcome());
  }

  static float[] random(Random random, int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}
