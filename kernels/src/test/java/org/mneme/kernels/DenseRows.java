package org.mneme.kernels;

import static org.mneme.kernels.KernelTable.format;
import static org.mneme.kernels.KernelTable.time;
import static org.mneme.kernels.PairedMinima.nanos;

import java.util.Arrays;
import java.util.Random;
import org.apache.lucene.util.VectorUtil;
import org.mneme.kernels.dense.Ceilings;
import org.mneme.kernels.dense.DotTile;
import org.mneme.kernels.dense.FourAccumulators;
import org.mneme.kernels.dense.Vectors;

/** Products of one dimension: single pairs, rows in the caches, several queries at once. */
final class DenseRows {
  private static final int N = 1000;
  private static final int PEAK_STEPS = 10_000;

  /** Large arrays begin 16 bytes behind a cache line; twelve floats later the next one begins. */
  private static final int ALIGNED = 12;

  /** So large that the collector gives an array a region of its own, which begins on a line. */
  private static final int LARGE = 1 << 22;

  private final int d;
  private final double peak;
  private final float[] rows = new float[LARGE];
  private final float[] queries = new float[LARGE];
  private final float[][] separate = new float[N][];
  private final float[] out = new float[8 * N];
  private float sink;

  DenseRows(int dimension, double peak) {
    d = dimension;
    this.peak = peak;
    float[] random = Samples.unitRows(new Random(1), N, d);
    System.arraycopy(random, 0, rows, 0, N * d);
    System.arraycopy(random, 0, queries, 0, 9 * d);
    for (int row = 0; row < N; row++) {
      separate[row] = Arrays.copyOfRange(rows, row * d, (row + 1) * d);
    }
  }

  /** Floating-point operations a nanosecond. */
  static double peak(KernelTable table) {
    float[] sink = new float[1];
    double[] time = nanos(1000, () -> sink[0] += Ceilings.multiplyAdds(sink[0], PEAK_STEPS));
    double peak = PEAK_STEPS * (double) Ceilings.OPERATIONS_PER_STEP / time[0];
    table.add("peak of multiply-adds, GFLOP/s", format(peak));
    return peak;
  }

  void addTo(KernelTable table) {
    String name = d + ": ";
    float[] single = Arrays.copyOf(queries, d);
    table.add(
        name + "dot (four accumulators; Lucene; loads alone)",
        nanos(
            800,
            () -> sink += Vectors.dot(queries, 0, rows, 0, d),
            () -> sink += FourAccumulators.dot(queries, 0, rows, 0, d),
            () -> sink += VectorUtil.dotProduct(single, separate[1]),
            () -> sink += Ceilings.readOnly(rows, 0, 2 * d)));
    table.add(
        name + "dot, both on a cache line (four accumulators; loads alone)",
        nanos(
            600,
            () -> sink += Vectors.dot(queries, ALIGNED, rows, ALIGNED, d),
            () -> sink += FourAccumulators.dot(queries, ALIGNED, rows, ALIGNED, d),
            () -> sink += Ceilings.readOnly(rows, ALIGNED, 2 * d)));
    table.add(
        name + "16 rows (four accumulators; Lucene; loads alone)",
        nanos(
            800,
            () -> batch(0, 16),
            () -> fourAccumulators(16),
            () -> lucene(single, 16),
            () -> sink += Ceilings.readOnly(rows, 0, 16 * d)));
    table.add(
        name + "1,000 rows (four accumulators; Lucene; loads alone)",
        nanos(
            1200,
            () -> batch(0, N),
            () -> fourAccumulators(N),
            () -> lucene(single, N),
            () -> sink += Ceilings.readOnly(rows, 0, N * d)));
    padding(table, name);
    severalQueries(table, name);
  }

  /** What it gains to begin each row on a cache line, with zeros behind a row where need be. */
  private void padding(KernelTable table, String name) {
    int padded = (d + 15) / 16 * 16;
    double[] few = nanos(500, () -> batch(0, 16), () -> padded(padded, 16));
    double[] many = nanos(800, () -> batch(0, N), () -> padded(padded, N));
    table.add(
        name + "gain of rows on cache lines: 16 rows; 1,000 rows",
        "%.0f %%; %.0f %%".formatted(100 * (few[0] / few[1] - 1), 100 * (many[0] / many[1] - 1)));
  }

  private void severalQueries(KernelTable table, String name) {
    DotTile tile = new DotTile();
    double[] times =
        nanos(
            800,
            () -> tile.dots(queries, 0, 8, rows, 0, N, d, out),
            () -> {
              for (int q = 0; q < 8; q++) {
                Vectors.dotBatch(queries, q * d, rows, 0, N, d, out, q * N);
              }
            });
    table.add(
        name + "8 queries × 1,000 rows (one by one), of the peak",
        "%s (%s), %s"
            .formatted(
                time(times[0]),
                format(times[1] / times[0]),
                format(2.0 * 8 * N * d / times[0] / peak)));
  }

  private void batch(int offset, int count) {
    Vectors.dotBatch(queries, offset, rows, offset, count, d, out, 0);
  }

  private void padded(int padded, int count) {
    Vectors.dotBatch(queries, ALIGNED, rows, ALIGNED, count, padded, out, 0);
  }

  private void fourAccumulators(int count) {
    for (int row = 0; row < count; row++) {
      out[row] = FourAccumulators.dot(queries, 0, rows, row * d, d);
    }
  }

  private void lucene(float[] single, int count) {
    for (int row = 0; row < count; row++) {
      out[row] = VectorUtil.dotProduct(single, separate[row]);
    }
  }
}
