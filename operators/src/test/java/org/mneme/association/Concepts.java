package org.mneme.association;

import java.util.List;
import java.util.SplittableRandom;
import org.mneme.kernels.dense.Vectors;

/** Concepts and vectors for tests. */
final class Concepts {

  private Concepts() {}

  /** A concept with nothing special about it. */
  static StoredConcept concept(String id, int fanOut) {
    return new StoredConcept(id, List.of(), List.of(), 0, 0, 0, 0.8, 0.5, 3, fanOut, 3, 0);
  }

  /** A seeded unit vector. */
  static float[] unit(SplittableRandom random, int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) (random.nextDouble() - 0.5);
    }
    Vectors.normalise(vector, 0, dimension);
    return vector;
  }
}
