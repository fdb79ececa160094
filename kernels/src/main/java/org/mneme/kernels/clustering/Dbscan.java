package org.mneme.kernels.clustering;

import java.util.Arrays;
import java.util.Objects;
import org.mneme.kernels.dense.Triangle;

/**
 * Density-based clustering (M. Ester et al., "A density-based algorithm for discovering clusters",
 * KDD 1996). Items with enough neighbours are cores; cores that are neighbours share a cluster;
 * other neighbours of a core belong to its cluster, and what has no core as neighbour is noise. An
 * item that borders on several clusters belongs to the one with the first core, as in the paper's
 * order of visits.
 *
 * <p>Two passes over the triangle in memory order, with a disjoint-set forest in place of the
 * paper's queue, which would read it column by column. A NaN is never similar.
 *
 * <p>Holds eight bytes for each item as scratch: allocate it once and reuse it. Not thread-safe.
 */
public final class Dbscan {
  /** The label of an item that belongs to no cluster. */
  public static final int NOISE = -1;

  private final int[] neighbours;
  private final int[] parents;

  /**
   * Scratch for up to {@code maxItems} items.
   *
   * @throws IllegalArgumentException if {@code maxItems} is not in {@code 0 .. Triangle.MAX_ITEMS}
   */
  public Dbscan(int maxItems) {
    Triangle.size(maxItems);
    neighbours = new int[maxItems];
    parents = new int[maxItems];
  }

  /**
   * Clusters {@code n} items by the similarities of their pairs, laid out as {@link Triangle} says
   * from 0 on.
   *
   * @param minSimilarity from which similarity on two items are neighbours
   * @param minPoints how many neighbours make a core, itself included
   * @param labels receives the cluster of each item in {@code labels[0 .. n)}: numbers from 0 on in
   *     the order of the clusters' first cores, or {@link #NOISE}
   * @return how many clusters there are
   * @throws IllegalArgumentException if {@code n} exceeds the scratch
   * @throws IndexOutOfBoundsException if triangle or labels do not lie within their arrays
   */
  public int cluster(float[] triangle, int n, float minSimilarity, int minPoints, int[] labels) {
    if (n > parents.length) {
      throw new IllegalArgumentException(n + " items exceed the scratch for " + parents.length);
    }
    Objects.checkFromIndexSize(0, Triangle.size(n), triangle.length);
    Objects.checkFromIndexSize(0, n, labels.length);
    countNeighbours(triangle, n, minSimilarity);
    joinCores(triangle, n, minSimilarity, minPoints);
    int clusters = labelCores(n, minPoints, labels);
    labelBorders(triangle, n, minSimilarity, minPoints, labels);
    return clusters;
  }

  private void countNeighbours(float[] triangle, int n, float minSimilarity) {
    Arrays.fill(neighbours, 0, n, 1);
    for (int i = 0, at = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if (triangle[at++] >= minSimilarity) {
          neighbours[i]++;
          neighbours[j]++;
        }
      }
    }
  }

  private void joinCores(float[] triangle, int n, float minSimilarity, int minPoints) {
    for (int i = 0; i < n; i++) {
      parents[i] = i;
    }
    for (int i = 0; i < n; i++) {
      if (neighbours[i] >= minPoints) {
        int row = Triangle.row(i, n);
        for (int j = i + 1; j < n; j++) {
          if (triangle[row + j] >= minSimilarity && neighbours[j] >= minPoints) {
            join(i, j);
          }
        }
      }
    }
  }

  /** The root of a set is its first core, which the numbering of clusters relies on. */
  private void join(int i, int j) {
    int a = root(i);
    int b = root(j);
    parents[Math.max(a, b)] = Math.min(a, b);
  }

  private int root(int item) {
    int i = item;
    while (parents[i] != i) {
      parents[i] = parents[parents[i]];
      i = parents[i];
    }
    return i;
  }

  private int labelCores(int n, int minPoints, int[] labels) {
    int clusters = 0;
    for (int i = 0; i < n; i++) {
      labels[i] = NOISE;
      if (neighbours[i] >= minPoints) {
        int root = root(i);
        labels[i] = root == i ? clusters++ : labels[root];
      }
    }
    return clusters;
  }

  private void labelBorders(
      float[] triangle, int n, float minSimilarity, int minPoints, int[] labels) {
    for (int i = 0; i < n; i++) {
      boolean isCore = neighbours[i] >= minPoints;
      int row = Triangle.row(i, n);
      for (int j = i + 1; j < n; j++) {
        if (triangle[row + j] >= minSimilarity && isCore != neighbours[j] >= minPoints) {
          int core = isCore ? i : j;
          int border = isCore ? j : i;
          if (labels[border] == NOISE || labels[core] < labels[border]) {
            labels[border] = labels[core];
          }
        }
      }
    }
  }
}
