package org.mneme.embedding;

import java.util.ArrayList;
import java.util.List;

/** Average-linkage clustering by its definition: merge the most similar two while they reach it. */
final class AverageLinkage {

  private AverageLinkage() {}

  /**
   * Clusters the rows of a symmetric {@code similarity[n][n]}.
   *
   * @return a cluster number for each row, and equal numbers for rows of one cluster
   */
  static int[] cut(double[][] similarity, double threshold) {
    List<List<Integer>> clusters = new ArrayList<>();
    double[][] between = new double[similarity.length][];
    for (int i = 0; i < similarity.length; i++) {
      clusters.add(new ArrayList<>(List.of(i)));
      between[i] = similarity[i].clone();
    }
    for (int[] pair = best(clusters, between, threshold);
        pair != null;
        pair = best(clusters, between, threshold)) {
      merge(clusters, between, pair[0], pair[1]);
    }
    int[] labels = new int[similarity.length];
    for (int cluster = 0; cluster < clusters.size(); cluster++) {
      for (int row : clusters.get(cluster)) {
        labels[row] = cluster;
      }
    }
    return labels;
  }

  private static int[] best(List<List<Integer>> clusters, double[][] between, double threshold) {
    int[] pair = null;
    double most = threshold;
    for (int i = 0; i < clusters.size(); i++) {
      for (int j = i + 1; j < clusters.size() && !clusters.get(i).isEmpty(); j++) {
        if (!clusters.get(j).isEmpty() && between[i][j] >= most) {
          most = between[i][j];
          pair = new int[] {i, j};
        }
      }
    }
    return pair;
  }

  private static void merge(List<List<Integer>> clusters, double[][] between, int into, int from) {
    int a = clusters.get(into).size();
    int b = clusters.get(from).size();
    for (int k = 0; k < between.length; k++) {
      between[into][k] = (a * between[into][k] + b * between[from][k]) / (a + b);
      between[k][into] = between[into][k];
    }
    clusters.get(into).addAll(clusters.get(from));
    clusters.get(from).clear();
  }
}
