package org.mneme.memory;

import java.util.Random;
import org.mneme.kernels.dense.Vectors;

/** Unit vectors at a known angle from others. */
final class SeededVectors {

  private SeededVectors() {}

  /** A unit vector of cosine {@code cosine} with {@code axis}, else in a random direction. */
  static float[] at(double cosine, float[] axis, Random random) {
    return between(cosine, axis, orthogonal(SeededEpisodes.unit(random, axis.length), axis));
  }

  /** {@code cosine·axis + sine·aside}; both are unit vectors at a right angle. */
  static float[] between(double cosine, float[] axis, float[] aside) {
    float[] mixed = new float[axis.length];
    Vectors.axpy((float) cosine, axis, 0, mixed, 0, mixed.length);
    Vectors.axpy((float) Math.sqrt(1 - cosine * cosine), aside, 0, mixed, 0, mixed.length);
    return mixed;
  }

  /** The direction of {@code vector} that {@code axis} has no part in. */
  static float[] orthogonal(float[] vector, float[] axis) {
    float[] aside = vector.clone();
    float dot = Vectors.dot(vector, 0, axis, 0, axis.length);
    Vectors.axpy(-dot, axis, 0, aside, 0, aside.length);
    Vectors.normalise(aside, 0, aside.length);
    return aside;
  }
}
