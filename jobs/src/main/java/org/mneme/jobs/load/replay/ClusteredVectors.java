package org.mneme.jobs.load.replay;

import java.util.SplittableRandom;

/**
 * Vectors in clusters as engram's load test draws them: a centre uniform in {@code [-1,1]} in each
 * component, Gaussian noise, cut to {@code [-1,1]}, normalised.
 *
 * <p><i>Source:</i> orchard9/engram, {@code tools/loadtest/src/distribution.rs}.
 */
final class ClusteredVectors {

  private final float[][] centres;
  private final double deviation;
  private final SplittableRandom random;

  /**
   * A source of vectors.
   *
   * @param deviation standard deviation of the noise in each component
   */
  ClusteredVectors(int dimension, int clusters, double deviation, long seed) {
    this.deviation = deviation;
    this.random = new SplittableRandom(seed);
    this.centres = new float[clusters][dimension];
    for (int i = 0; i < clusters; i++) {
      SplittableRandom ofCluster = new SplittableRandom(i);
      for (int j = 0; j < dimension; j++) {
        centres[i][j] = (float) (2 * ofCluster.nextDouble() - 1);
      }
    }
  }

  /** The next vector, of length 1. */
  float[] next() {
    float[] centre = centres[random.nextInt(centres.length)];
    float[] vector = new float[centre.length];
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      double value = Math.max(-1, Math.min(1, centre[i] + deviation * random.nextGaussian()));
      vector[i] = (float) value;
      squares += value * value;
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
    return vector;
  }
}
