package org.mneme.kernels;

import static org.mneme.kernels.KernelTable.format;
import static org.mneme.kernels.KernelTable.time;
import static org.mneme.kernels.PairedMinima.nanos;

import java.util.Arrays;
import java.util.Random;
import org.apache.lucene.util.VectorUtil;
import org.mneme.kernels.clustering.AverageLinkage;
import org.mneme.kernels.dense.Pairwise;
import org.mneme.kernels.dense.Triangle;

/** All pairs of a window of episodes, and their clusters: rows in clusters of ten. */
final class ClusteringRows {
  private static final int D = 768;

  private ClusteringRows() {}

  static void addTo(KernelTable table, double peak) {
    double[] thousand = measure(table, peak, 1000);
    double[] fourThousand = measure(table, peak, 4000);
    table.add(
        "growth from 1,000 to 4,000, n² is 16: pairs; and clusters",
        format(fourThousand[0] / thousand[0]) + "; " + format(fourThousand[1] / thousand[1]));
  }

  private static double[] measure(KernelTable table, double peak, int n) {
    float[] rows = Samples.clusteredRows(new Random(1), n, D, n / 10, 1.0);
    float[][] separate = new float[n][];
    for (int row = 0; row < n; row++) {
      separate[row] = Arrays.copyOfRange(rows, row * D, (row + 1) * D);
    }
    float[] triangle = new float[Triangle.size(n)];
    int[] labels = new int[n];
    Pairwise pairwise = new Pairwise(D);
    AverageLinkage linkage = new AverageLinkage(n);
    Runnable pairs = () -> pairwise.dots(rows, 0, n, D, triangle, 0);
    Runnable clusters =
        () -> {
          pairs.run();
          linkage.cluster(triangle, 0, n, 0.4f, labels);
        };
    double[] times =
        n > 1000
            ? nanos(3000, pairs, clusters)
            : nanos(3000, pairs, clusters, () -> lucene(separate, triangle));
    table.add(
        "768: %,d pairwise, of the peak%s".formatted(n, n > 1000 ? "" : " (Lucene)"),
        time(times[0])
            + ", "
            + format(2.0 * D * Triangle.size(n) / times[0] / peak)
            + (n > 1000 ? "" : " (" + format(times[2] / times[0]) + ")"));
    table.add("768: %,d pairwise and clustered".formatted(n), time(times[1]));
    return times;
  }

  private static void lucene(float[][] separate, float[] triangle) {
    for (int i = 0, at = 0; i < separate.length; i++) {
      for (int j = i + 1; j < separate.length; j++) {
        triangle[at++] = VectorUtil.dotProduct(separate[i], separate[j]);
      }
    }
  }
}
