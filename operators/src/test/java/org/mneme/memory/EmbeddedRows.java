package org.mneme.memory;

import java.util.Random;
import org.mneme.kernels.dense.Vectors;

/**
 * Seeded unit vectors that lie as text embeddings do: in clusters, and within a cluster along few
 * directions, each weaker than the one before.
 */
public final class EmbeddedRows {

  private static final int DIRECTIONS = 48;

  private final Random random;
  private final int dimension;
  private final float[][] centres;
  private final float[][] axes = new float[DIRECTIONS][];
  private final double spread;
  private int made;

  public EmbeddedRows(long seed, int dimension, int clusters, double spread) {
    this.random = new Random(seed);
    this.dimension = dimension;
    this.spread = spread;
    this.centres = new float[clusters][];
    for (int c = 0; c < clusters; c++) {
      centres[c] = SeededEpisodes.unit(random, dimension);
    }
    for (int axis = 0; axis < DIRECTIONS; axis++) {
      axes[axis] = SeededEpisodes.unit(random, dimension);
    }
  }

  /** The next vector, of one cluster after another. */
  public float[] next() {
    float[] row = centres[made++ % centres.length].clone();
    for (int axis = 0; axis < DIRECTIONS; axis++) {
      float weight = (float) (spread * random.nextGaussian() / Math.sqrt(axis + 1));
      Vectors.axpy(weight, axes[axis], 0, row, 0, dimension);
    }
    Vectors.normalise(row, 0, dimension);
    return row;
  }
}
