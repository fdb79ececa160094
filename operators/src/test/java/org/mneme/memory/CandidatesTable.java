package org.mneme.memory;

import java.util.Random;
import org.mneme.kernels.dense.Vectors;
import org.mneme.kernels.quantised.SignCodes;
import org.mneme.kernels.quantised.SignEstimates;
import org.mneme.kernels.selection.RunningTopK;
import org.mneme.kernels.selection.TopK;

/**
 * How many candidates sign codes have to choose so that the few nearest concepts are among them.
 * {@code docs/measurements/dual.md} says how to start it.
 */
public final class CandidatesTable {

  private static final int DIMENSION = 768;
  private static final int QUERIES = 2_000;
  private static final int[] WANTED = {1, 3, 5, 10};
  private static final int[] CANDIDATES = {3, 5, 10, 15, 20, 30, 45, 60, 80, 100};

  private final Random random = new Random(1);
  private final int rows;
  private final float[] packed;
  private final long[] codes;

  private CandidatesTable(int rows) {
    this.rows = rows;
    packed = new float[rows * DIMENSION];
    codes = new long[SignCodes.size(rows, DIMENSION)];
  }

  /** Where rows and queries come from. */
  @FunctionalInterface
  private interface Source {
    float[] next();
  }

  /** Prints a table for each kind of clusters. */
  public static void main(String[] args) {
    for (int rows : new int[] {1_000, 5_000}) {
      for (int ofGroup : new int[] {5, 20}) {
        CandidatesTable groups = new CandidatesTable(rows);
        groups.measure(
            "groups of " + ofGroup + ", queries 0.88 from a concept", groups.groups(ofGroup));
      }
      for (double spread : new double[] {0.25, 0.5, 1}) {
        EmbeddedRows source = new EmbeddedRows(1, DIMENSION, 20, spread);
        new CandidatesTable(rows).measure("20 clusters, spread " + spread, source::next);
      }
    }
  }

  /** Rows first, in groups with cosine 0.75 between two; then episodes near to any of them. */
  private Source groups(int ofGroup) {
    float[][] axis = {null};
    int[] made = {0};
    return () -> {
      int row = made[0]++;
      if (row >= rows) {
        int near = random.nextInt(rows);
        float[] concept = new float[DIMENSION];
        System.arraycopy(packed, near * DIMENSION, concept, 0, DIMENSION);
        return near(concept, 0.88);
      }
      if (row % ofGroup == 0) {
        axis[0] = SeededEpisodes.unit(random, DIMENSION);
      }
      return near(axis[0], Math.sqrt(0.75));
    };
  }

  /** A unit vector with about this cosine to {@code to}. */
  private float[] near(float[] to, double cosine) {
    float[] vector = SeededEpisodes.unit(random, DIMENSION);
    Vectors.scale((float) Math.sqrt(1 - cosine * cosine), vector, 0, DIMENSION);
    Vectors.axpy((float) cosine, to, 0, vector, 0, DIMENSION);
    Vectors.normalise(vector, 0, DIMENSION);
    return vector;
  }

  private void measure(String kind, Source source) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(source.next(), 0, packed, row * DIMENSION, DIMENSION);
    }
    SignCodes.encode(packed, 0, rows, DIMENSION, codes, 0);
    long[][] found = new long[WANTED.length][CANDIDATES.length];
    SignEstimates estimates = new SignEstimates();
    float[] exact = new float[rows];
    float[] estimated = new float[rows];
    int most = WANTED[WANTED.length - 1];
    int[] nearest = new int[most];
    RunningTopK best = new RunningTopK(most);
    for (int q = 0; q < QUERIES; q++) {
      float[] query = source.next();
      Vectors.dotBatch(query, 0, packed, 0, rows, DIMENSION, exact, 0);
      TopK.select(exact, 0, rows, most, best, nearest);
      estimates.begin(query, 0, DIMENSION);
      estimates.estimate(codes, rows, estimated, 0);
      for (int rank = 0; rank < most; rank++) {
        int before = before(estimated, nearest[rank]);
        for (int w = 0; w < WANTED.length; w++) {
          for (int c = 0; c < CANDIDATES.length; c++) {
            found[w][c] += rank < WANTED[w] && before < CANDIDATES[c] ? 1 : 0;
          }
        }
      }
    }
    print(kind, found);
  }

  /** How many rows sign codes put before {@code row}; those that tie with it are chosen with it. */
  private static int before(float[] estimated, int row) {
    int before = 0;
    for (float other : estimated) {
      before += other > estimated[row] ? 1 : 0;
    }
    return before;
  }

  private void print(String kind, long[][] found) {
    StringBuilder head = new StringBuilder("\n| " + rows + " rows, " + kind + ": candidates |");
    StringBuilder line = new StringBuilder("|---|");
    for (int candidates : CANDIDATES) {
      head.append(' ').append(candidates).append(" |");
      line.append("---|");
    }
    System.out.println(head + "\n" + line);
    for (int w = 0; w < WANTED.length; w++) {
      StringBuilder row = new StringBuilder("| recall@" + WANTED[w] + " |");
      for (int c = 0; c < CANDIDATES.length; c++) {
        row.append(Timings.format(" %.4f |", found[w][c] / (double) (QUERIES * WANTED[w])));
      }
      System.out.println(row);
    }
  }
}
