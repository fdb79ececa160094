package org.mneme.kernels.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.apporiented.algorithm.clustering.Cluster;
import com.apporiented.algorithm.clustering.DefaultClusteringAlgorithm;
import com.apporiented.algorithm.clustering.WeightedLinkageStrategy;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.Samples;
import org.mneme.kernels.dense.Pairwise;
import org.mneme.kernels.dense.Triangle;

class AverageLinkageTest {

  @Test
  void exampleUsage() {
    // pairs (0,1) (0,2) (0,3) (1,2) (1,3) (2,3)
    float[] similarities = {0.1f, 0.9f, 0.2f, 0.1f, 0.8f, 0.3f};
    int[] labels = new int[4];

    int clusters = new AverageLinkage(4).cluster(similarities, 0, 4, 0.5f, labels);

    assertThat(clusters).isEqualTo(2);
    assertThat(labels).containsExactly(0, 1, 0, 1);
  }

  @Test
  void mergesByTheMeanOfAllPairs() {
    // (0,1) merge at 0.9; 2 has 0.7 and 0.4 with them, so 0.55 with the pair.
    float[] similarities = {0.9f, 0.7f, 0.4f};
    int[] labels = new int[3];
    AverageLinkage linkage = new AverageLinkage(3);

    assertThat(linkage.cluster(similarities.clone(), 0, 3, 0.56f, labels)).isEqualTo(2);
    assertThat(labels).containsExactly(0, 0, 1);
    assertThat(linkage.cluster(similarities.clone(), 0, 3, 0.54f, labels)).isOne();
  }

  @Test
  void knowsTheTrivialCases() {
    AverageLinkage linkage = new AverageLinkage(5);
    int[] labels = new int[5];
    float[] nothing = new float[10];
    Arrays.fill(nothing, Float.NaN);

    assertThat(linkage.cluster(new float[0], 0, 0, 0.5f, labels)).isZero();
    assertThat(linkage.cluster(new float[0], 0, 1, 0.5f, labels)).isOne();
    assertThat(linkage.cluster(new float[] {7, 0.5f}, 1, 2, 0.5f, labels)).isOne();
    assertThat(linkage.cluster(nothing, 0, 5, 0f, labels)).isEqualTo(5);
    assertThat(labels).containsExactly(0, 1, 2, 3, 4);
    assertThat(linkage.cluster(new float[10], 0, 5, 0f, labels)).isOne();
  }

  @Test
  void agreesWithAnIndependentImplementationOnRandomSimilarities() {
    for (int seed = 0; seed < 20; seed++) {
      int n = 2 + seed * 5;
      float[] similarities = Samples.uniform(new Random(seed), Triangle.size(n), 0, 1);
      Cluster tree = upgma(similarities, n);
      for (float threshold : new float[] {0.9f, 0.7f, 0.55f, 0.45f}) {
        int[] labels = new int[n];
        int clusters = new AverageLinkage(n).cluster(similarities.clone(), 0, n, threshold, labels);

        int[] expected = new int[n];
        Arrays.fill(expected, -1);
        cut(tree, 1 - threshold, expected);
        assertThat(labels).as("n %d at %s", n, threshold).containsExactly(renumbered(expected));
        assertThat(clusters).isEqualTo((int) IntStream.of(expected).distinct().count());
      }
    }
  }

  @Test
  void findsWellSeparatedClustersWithCompactionOnTheWay() {
    for (int n : new int[] {65, 300, 1000}) {
      int planted = 40;
      float[] rows = Samples.clusteredRows(new Random(n), n, 128, planted, 0.5);
      float[] triangle = new float[Triangle.size(n)];
      new Pairwise(128).dots(rows, 0, n, 128, triangle, 0);
      int[] labels = new int[n];

      assertThat(new AverageLinkage(n).cluster(triangle, 0, n, 0.5f, labels)).isEqualTo(planted);
      assertThat(labels).containsExactly(IntStream.range(0, n).map(i -> i % planted).toArray());
    }
  }

  @Test
  void equalSimilaritiesGiveTheSameAnswerEveryTime() {
    int n = 200;
    Random random = new Random(3);
    float[] coarse = new float[Triangle.size(n)];
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = random.nextInt(4) / 4f;
    }
    int[] once = new int[n];
    int[] again = new int[n];
    AverageLinkage reused = new AverageLinkage(n);
    reused.cluster(new float[10], 0, 5, 0.1f, again);

    new AverageLinkage(n).cluster(coarse.clone(), 0, n, 0.5f, once);
    reused.cluster(coarse.clone(), 0, n, 0.5f, again);

    assertThat(again).containsExactly(once);
  }

  @Test
  void refusesWhatExceedsItsScratch() {
    AverageLinkage linkage = new AverageLinkage(3);

    assertThatThrownBy(() -> linkage.cluster(new float[6], 0, 4, 0.5f, new int[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("4 items exceed the scratch for 3");
    assertThatThrownBy(() -> linkage.cluster(new float[3], 1, 3, 0.5f, new int[3]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> linkage.cluster(new float[3], 0, 3, 0.5f, new int[2]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static Cluster upgma(float[] similarities, int n) {
    double[][] distances = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        distances[i][j] = distances[j][i] = 1 - similarities[Triangle.index(i, j, n)];
      }
    }
    String[] names = IntStream.range(0, n).mapToObj(Integer::toString).toArray(String[]::new);
    double[] weights = new double[n];
    Arrays.fill(weights, 1);
    return new DefaultClusteringAlgorithm()
        .performWeightedClustering(distances, names, weights, new WeightedLinkageStrategy());
  }

  private static void cut(Cluster cluster, double distance, int[] labels) {
    if (!cluster.isLeaf() && cluster.getDistanceValue() > distance) {
      cluster.getChildren().forEach(child -> cut(child, distance, labels));
      return;
    }
    int label = 1 + IntStream.of(labels).max().orElseThrow();
    collect(cluster, label, labels);
  }

  private static void collect(Cluster cluster, int label, int[] labels) {
    if (cluster.isLeaf()) {
      labels[Integer.parseInt(cluster.getName())] = label;
    }
    cluster.getChildren().forEach(child -> collect(child, label, labels));
  }

  private static int[] renumbered(int[] labels) {
    int[] distinct = IntStream.of(labels).distinct().toArray();
    return IntStream.of(labels)
        .map(
            label ->
                IntStream.range(0, distinct.length)
                    .filter(i -> distinct[i] == label)
                    .findFirst()
                    .orElseThrow())
        .toArray();
  }
}
