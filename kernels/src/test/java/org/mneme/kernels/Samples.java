package org.mneme.kernels;

import java.util.Random;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import org.mneme.kernels.dense.Vectors;

/** Seeded inputs at the lengths where vector loops go wrong. */
public final class Samples {
  /** Lanes of the widest float vector in this JVM. */
  public static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  private Samples() {}

  /** Nothing, one, just around one to eight vectors, and the dimensions of known models, ±. */
  public static int[] lengths() {
    IntStream around =
        IntStream.of(1, 2, 4, 6, 8)
            .flatMap(n -> IntStream.of(n * LANES - 1, n * LANES, n * LANES + 1));
    IntStream known = IntStream.of(0, 1, 2, 3, 100, 384, 768, 1001, 1536, 4098);
    return IntStream.concat(around, known).distinct().sorted().toArray();
  }

  /** {@code length} floats, normally distributed. */
  public static float[] gaussian(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** {@code rows[count][dimension]}, each of norm 1 (as doubles are rounded). */
  public static float[] unitRows(Random random, int count, int dimension) {
    float[] rows = gaussian(random, count * dimension);
    for (int row = 0; row < count; row++) {
      double squares = 0;
      for (int i = row * dimension; i < (row + 1) * dimension; i++) {
        squares += (double) rows[i] * rows[i];
      }
      for (int i = row * dimension; i < (row + 1) * dimension; i++) {
        rows[i] = (float) (rows[i] / Math.sqrt(squares));
      }
    }
    return rows;
  }

  /** Unit rows in {@code clusters} directions, as text embeddings lie; row r in r mod clusters. */
  public static float[] clusteredRows(
      Random random, int count, int dimension, int clusters, double spread) {
    float[] centres = unitRows(random, clusters, dimension);
    float[] rows = gaussian(random, count * dimension);
    double noise = spread / Math.sqrt(dimension);
    for (int row = 0; row < count; row++) {
      double squares = 0;
      for (int i = 0; i < dimension; i++) {
        int at = row * dimension + i;
        rows[at] = (float) (centres[row % clusters * dimension + i] + noise * rows[at]);
        squares += (double) rows[at] * rows[at];
      }
      for (int i = row * dimension; i < (row + 1) * dimension; i++) {
        rows[i] = (float) (rows[i] / Math.sqrt(squares));
      }
    }
    return rows;
  }

  /**
   * Unit rows that lie as text embeddings do: in clusters, and within a cluster along few
   * directions, each weaker than the one before.
   */
  public static float[] embeddingRows(Random random, int count, int dimension, int clusters) {
    int directions = 48;
    float[] centres = unitRows(random, clusters, dimension);
    float[] axes = unitRows(random, directions, dimension);
    float[] rows = new float[count * dimension];
    for (int row = 0; row < count; row++) {
      int at = row * dimension;
      System.arraycopy(centres, row % clusters * dimension, rows, at, dimension);
      for (int axis = 0; axis < directions; axis++) {
        Vectors.axpy(
            (float) (0.5 * random.nextGaussian() / Math.sqrt(axis + 1)),
            axes,
            axis * dimension,
            rows,
            at,
            dimension);
      }
      Vectors.normalise(rows, at, dimension);
    }
    return rows;
  }

  /** {@code length} floats evenly distributed in {@code [low, high)}. */
  public static float[] uniform(Random random, int length, double low, double high) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (low + (high - low) * random.nextDouble());
    }
    return values;
  }
}
