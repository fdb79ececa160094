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
  private final float[][] axes;
  private final double spread;
  private int made;

  public EmbeddedRows(long seed, int dimension, int clusters, double spread) {
    this(seed, dimension, clusters, spread, DIRECTIONS);
  }

  private EmbeddedRows(long seed, int dimension, int clusters, double spread, int directions) {
    this.random = new Random(seed);
    this.dimension = dimension;
    this.spread = spread;
    this.axes = new float[directions][];
    this.centres = new float[clusters][];
    for (int c = 0; c < clusters; c++) {
      centres[c] = SeededEpisodes.unit(random, dimension);
    }
    for (int axis = 0; axis < directions; axis++) {
      axes[axis] = SeededEpisodes.unit(random, dimension);
    }
  }

  /**
   * Unit vectors that vary alike in all directions around the centre of their cluster.
   *
   * @param spread mean distance from the centre, of length 1, before they are normalised
   */
  public static EmbeddedRows alike(long seed, int dimension, int clusters, double spread) {
    return new EmbeddedRows(seed, dimension, clusters, spread, 0);
  }

  /** The next vector, of one cluster after another. */
  public float[] next() {
    float[] row = centres[made++ % centres.length].clone();
    for (int axis = 0; axis < axes.length; axis++) {
      float weight = (float) (spread * random.nextGaussian() / Math.sqrt(axis + 1));
      Vectors.axpy(weight, axes[axis], 0, row, 0, dimension);
    }
    for (int i = 0; axes.length == 0 && i < dimension; i++) {
      row[i] += (float) (spread * random.nextGaussian() / Math.sqrt(dimension));
    }
    Vectors.normalise(row, 0, dimension);
    return row;
  }
}
