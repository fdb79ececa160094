package org.mneme.kernels.clustering;

import java.util.Arrays;
import java.util.Objects;
import org.mneme.kernels.dense.Triangle;

/**
 * Agglomerative clustering by average linkage (UPGMA), cut at a similarity: two clusters merge
 * while the mean similarity of their pairs reaches the threshold. By nearest-neighbour chain in
 * O(n²) time and in place (F. Murtagh, "A survey of recent advances in hierarchical clustering
 * algorithms", The Computer Journal 26(4), 1983).
 *
 * <p>A mean never exceeds the largest of its parts. So no cluster reaches beyond a connected
 * component of the graph of pairs at or above the threshold, and each component is clustered on its
 * own; and a cluster whose nearest neighbour is below the threshold is finished at once.
 *
 * <p>Deterministic: the same triangle gives the same clusters. A NaN is never similar.
 *
 * <p>Holds 36 bytes for each item as scratch: allocate it once and reuse it. Not thread-safe.
 */
public final class AverageLinkage {
  private static final int NONE = -1;
  private static final int UNKNOWN = -2;
  private static final float[] NOTHING = {};

  /** A cluster goes by its smallest item; its size is 0 once it is finished or merged away. */
  private final int[] sizes;

  private final int[] parents;

  /** What to add to j to find the pair (i, j), i < j. */
  private final int[] rows;

  /**
   * The neighbour of each cluster, {@link #UNKNOWN} once that has merged, and how similar it is.
   */
  private final int[] nearest;

  private final float[] closeness;

  /** The items of a component form a list in ascending order, from its first item on. */
  private final int[] following;

  private final int[] last;

  /** The clusters of the current component that are not finished, ascending, and some that are. */
  private final int[] members;

  private final int[] chain;

  private float[] similarities = NOTHING;
  private int memberCount;
  private int alive;
  private int chainLength;

  /**
   * Scratch for up to {@code maxItems} items.
   *
   * @throws IllegalArgumentException if {@code maxItems} is not in {@code 0 .. Triangle.MAX_ITEMS}
   */
  public AverageLinkage(int maxItems) {
    Triangle.size(maxItems);
    sizes = new int[maxItems];
    parents = new int[maxItems];
    rows = new int[maxItems];
    nearest = new int[maxItems];
    closeness = new float[maxItems];
    following = new int[maxItems];
    last = new int[maxItems];
    members = new int[maxItems];
    chain = new int[maxItems];
  }

  /**
   * Clusters {@code n} items by the similarities of their pairs, laid out as {@link Triangle} says
   * from {@code offset} on, which are <em>overwritten</em>.
   *
   * @param threshold the least mean similarity at which two clusters merge
   * @param labels receives the cluster of each item in {@code labels[0 .. n)}: numbers from 0 on,
   *     in the order of the clusters' first items
   * @return how many clusters there are, single items included
   * @throws IllegalArgumentException if {@code n} exceeds the scratch
   * @throws IndexOutOfBoundsException if triangle or labels do not lie within their arrays
   */
  public int cluster(float[] triangle, int offset, int n, float threshold, int[] labels) {
    if (n > sizes.length) {
      throw new IllegalArgumentException(n + " items exceed the scratch for " + sizes.length);
    }
    Objects.checkFromIndexSize(offset, Triangle.size(n), triangle.length);
    Objects.checkFromIndexSize(0, n, labels.length);
    similarities = triangle;
    for (int i = 0; i < n; i++) {
      sizes[i] = 1;
      parents[i] = i;
      rows[i] = offset + Triangle.row(i, n);
    }
    findNeighboursAndComponents(n, threshold);
    listComponents(n);
    for (int i = 0; i < n; i++) {
      parents[i] = i;
    }
    for (int i = 0; i < n; i++) {
      if (last[i] != NONE) {
        clusterComponent(i, threshold);
      }
    }
    similarities = NOTHING;
    return label(n, labels);
  }

  /** One pass in memory order: each item's first nearest neighbour, and what hangs together. */
  private void findNeighboursAndComponents(int n, float threshold) {
    Arrays.fill(nearest, 0, n, NONE);
    Arrays.fill(closeness, 0, n, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < n; i++) {
      int row = rows[i];
      float best = closeness[i];
      int bestAt = nearest[i];
      for (int j = i + 1; j < n; j++) {
        float similarity = similarities[row + j];
        if (similarity >= threshold) {
          join(i, j);
        }
        if (similarity > best) {
          best = similarity;
          bestAt = j;
        }
        if (similarity > closeness[j]) {
          closeness[j] = similarity;
          nearest[j] = i;
        }
      }
      closeness[i] = best;
      nearest[i] = bestAt;
    }
  }

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

  private void listComponents(int n) {
    for (int i = 0; i < n; i++) {
      int first = root(i);
      following[i] = NONE;
      last[i] = NONE;
      if (first != i) {
        following[last[first]] = i;
      }
      last[first] = i;
    }
  }

  private void clusterComponent(int first, float threshold) {
    memberCount = 0;
    for (int i = first; i != NONE; i = following[i]) {
      members[memberCount++] = i;
    }
    alive = memberCount;
    chainLength = 0;
    int next = 0;
    while (alive > 1) {
      if (chainLength == 0) {
        while (sizes[members[next]] == 0) {
          next++;
        }
        chain[chainLength++] = members[next];
      }
      step(threshold);
      if (alive <= memberCount / 2) {
        dropFinished();
        next = 0;
      }
    }
  }

  private void dropFinished() {
    int kept = 0;
    for (int m = 0; m < memberCount; m++) {
      if (sizes[members[m]] != 0) {
        members[kept++] = members[m];
      }
    }
    memberCount = kept;
  }

  /** Extends the chain, or merges its last two clusters, or finishes its last. */
  private void step(float threshold) {
    int top = chain[chainLength - 1];
    if (nearest[top] == UNKNOWN) {
      findNearest(top);
    }
    int previous = chainLength > 1 ? chain[chainLength - 2] : NONE;
    if (nearest[top] == NONE || !(closeness[top] >= threshold)) {
      sizes[top] = 0;
      alive--;
      chainLength--;
    } else if (previous != NONE && similarities[pair(top, previous)] == closeness[top]) {
      // Along the chain similarity grows; among equals the way back ends it.
      chainLength -= 2;
      merge(Math.min(top, previous), Math.max(top, previous));
    } else {
      chain[chainLength++] = nearest[top];
    }
  }

  private int pair(int i, int j) {
    return i < j ? rows[i] + j : rows[j] + i;
  }

  private void findNearest(int cluster) {
    float best = Float.NEGATIVE_INFINITY;
    int bestAt = NONE;
    for (int m = 0; m < memberCount; m++) {
      int k = members[m];
      if (sizes[k] != 0 && k != cluster) {
        float similarity = similarities[pair(k, cluster)];
        if (similarity > best) {
          best = similarity;
          bestAt = k;
        }
      }
    }
    nearest[cluster] = bestAt;
    closeness[cluster] = best;
  }

  /** Merges {@code second} into {@code first}, the smaller item. */
  private void merge(int first, int second) {
    float share = (float) sizes[first] / (sizes[first] + sizes[second]);
    sizes[first] += sizes[second];
    sizes[second] = 0;
    alive--;
    parents[second] = first;
    float best = Float.NEGATIVE_INFINITY;
    int bestAt = NONE;
    for (int m = 0; m < memberCount; m++) {
      int k = members[m];
      if (sizes[k] == 0 || k == first) {
        continue;
      }
      int at = pair(k, first);
      float a = similarities[at];
      float b = similarities[pair(k, second)];
      // Rounding must not lift a mean above its parts: the chain relies on it.
      float mean = Math.min(Math.max(a, b), Math.max(Math.min(a, b), b + share * (a - b)));
      similarities[at] = mean;
      if (mean > best) {
        best = mean;
        bestAt = k;
      }
      if (nearest[k] == first || nearest[k] == second) {
        nearest[k] = UNKNOWN;
      }
    }
    nearest[first] = bestAt;
    closeness[first] = best;
  }

  private int label(int n, int[] labels) {
    int clusters = 0;
    for (int item = 0; item < n; item++) {
      labels[item] = parents[item] == item ? clusters++ : labels[parents[item]];
    }
    return clusters;
  }
}
