package org.mneme.kernels.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.ml.clustering.Cluster;
import org.apache.commons.math3.ml.clustering.DBSCANClusterer;
import org.apache.commons.math3.ml.clustering.DoublePoint;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.dense.Triangle;

class DbscanTest {

  @Test
  void exampleUsage() {
    // pairs (0,1) (0,2) (0,3) (1,2) (1,3) (2,3): 0-1-2 is a chain, 3 is far from all
    float[] similarities = {0.9f, 0.1f, 0f, 0.9f, 0f, 0f};
    int[] labels = new int[4];

    assertThat(new Dbscan(4).cluster(similarities, 4, 0.8f, 3, labels)).isOne();
    assertThat(labels).containsExactly(0, 0, 0, Dbscan.NOISE);
  }

  @Test
  void knowsTheTrivialCases() {
    Dbscan dbscan = new Dbscan(3);
    int[] labels = new int[3];
    float[] nan = {Float.NaN, Float.NaN, Float.NaN};

    assertThat(dbscan.cluster(new float[0], 0, 0.5f, 2, labels)).isZero();
    assertThat(dbscan.cluster(new float[0], 1, 0.5f, 1, labels)).isOne();
    assertThat(dbscan.cluster(nan, 3, 0f, 2, labels)).isZero();
    assertThat(labels).containsOnly(Dbscan.NOISE);
  }

  @Test
  void agreesWithAnIndependentImplementationOnRandomPoints() {
    for (int seed = 0; seed < 40; seed++) {
      int n = 1 + seed * 7;
      List<DoublePoint> points = new ArrayList<>();
      Random random = new Random(seed);
      for (int i = 0; i < n; i++) {
        points.add(new DoublePoint(new double[] {random.nextInt(300), random.nextInt(300)}));
      }
      float[] similarities = new float[Triangle.size(n)];
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          similarities[Triangle.index(i, j, n)] = -distance(points.get(i), points.get(j));
        }
      }
      for (int minPoints = 2; minPoints < 7; minPoints++) {
        int[] labels = new int[n];
        int clusters = new Dbscan(n).cluster(similarities, n, -20f, minPoints, labels);

        int[] expected = independent(points, 20, minPoints);
        assertThat(labels).as("seed %d, %d points", seed, minPoints).containsExactly(expected);
        assertThat(clusters).isEqualTo(1 + IntStream.of(expected).max().orElse(-1));
      }
    }
  }

  @Test
  void refusesWhatExceedsItsScratch() {
    assertThatThrownBy(() -> new Dbscan(3).cluster(new float[6], 4, 0.5f, 2, new int[4]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Dbscan(3).cluster(new float[2], 3, 0.5f, 2, new int[3]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static float distance(DoublePoint a, DoublePoint b) {
    return (float) Math.hypot(a.getPoint()[0] - b.getPoint()[0], a.getPoint()[1] - b.getPoint()[1]);
  }

  /** Commons Math counts neighbours without the point itself, and compares points by identity. */
  private static int[] independent(List<DoublePoint> points, double radius, int minPoints) {
    List<Point> named =
        IntStream.range(0, points.size())
            .mapToObj(i -> new Point(i, points.get(i).getPoint()))
            .toList();
    int[] labels = new int[points.size()];
    Arrays.fill(labels, Dbscan.NOISE);
    int label = 0;
    for (Cluster<Point> cluster :
        new DBSCANClusterer<Point>(radius, minPoints - 1).cluster(named)) {
      for (Point point : cluster.getPoints()) {
        labels[point.number()] = label;
      }
      label++;
    }
    return labels;
  }

  /** A point that differs from every other one, also from one in the same place. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Point(int number, double[] place)
      implements org.apache.commons.math3.ml.clustering.Clusterable {
    @Override
    public double[] getPoint() {
      return place;
    }
  }
}
