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
 * <p>Deterministic: of equally similar neighbours the one with the smallest member is taken. A
 * cluster whose nearest neighbour is below the threshold is finished at once: no merge elsewhere
 * can bring anything nearer to it, because a mean never exceeds the larger of its parts. A NaN is
 * never similar.
 *
 * <p>Holds about 20 bytes for each item as scratch: allocate it once and reuse it. Not thread-safe.
 */
public final class AverageLinkage {
  private static final int SMALLEST_COMPACTED = 64;
  private static final int NONE = -1;

  /**
   * Slots hold clusters in the order of their smallest members; a size of 0 marks a finished one.
   */
  private final int[] sizes;

  private final int[] items;
  private final int[] chain;
  private final int[] parents;
  private final int[] moved;

  private float[] similarities = new float[0];
  private int base;
  private int slots;
  private int alive;
  private int chainLength;
  private float found;

  /**
   * Scratch for up to {@code maxItems} items.
   *
   * @throws IllegalArgumentException if {@code maxItems} is not in {@code 0 .. Triangle.MAX_ITEMS}
   */
  public AverageLinkage(int maxItems) {
    Triangle.size(maxItems);
    sizes = new int[maxItems];
    items = new int[maxItems];
    chain = new int[maxItems];
    parents = new int[maxItems];
    moved = new int[maxItems];
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
    base = offset;
    slots = n;
    alive = n;
    chainLength = 0;
    Arrays.fill(sizes, 0, n, 1);
    for (int i = 0; i < n; i++) {
      items[i] = i;
      parents[i] = i;
    }
    int next = 0;
    while (alive > 1) {
      if (chainLength == 0) {
        while (sizes[next] == 0) {
          next++;
        }
        chain[chainLength++] = next;
      }
      step(threshold);
      if (alive <= slots / 2 && slots > SMALLEST_COMPACTED) {
        compact();
        next = 0;
      }
    }
    similarities = new float[0];
    return label(n, labels);
  }

  /** Extends the chain, or merges its last two clusters, or finishes its last. */
  private void step(float threshold) {
    int top = chain[chainLength - 1];
    int previous = chainLength > 1 ? chain[chainLength - 2] : NONE;
    int nearest = nearest(top, previous);
    if (nearest == NONE || !(found >= threshold)) {
      sizes[top] = 0;
      alive--;
      chainLength--;
    } else if (nearest == previous) {
      chainLength -= 2;
      merge(Math.min(top, previous), Math.max(top, previous));
    } else {
      chain[chainLength++] = nearest;
    }
  }

  /** The slot most similar to {@code slot}; {@code previous} among equals, else the first. */
  private int nearest(int slot, int previous) {
    float best = Float.NEGATIVE_INFINITY;
    int nearest = NONE;
    if (previous != NONE) {
      float similarity = similarities[base + Triangle.index(slot, previous, slots)];
      best = Float.isNaN(similarity) ? best : similarity;
      nearest = previous;
    }
    int at = base - 1 + slot;
    for (int j = 0; j < slot; j++) {
      float similarity = similarities[at];
      if (similarity > best && sizes[j] != 0) {
        best = similarity;
        nearest = j;
      }
      at += slots - j - 2;
    }
    int row = base + Triangle.row(slot, slots);
    for (int j = slot + 1; j < slots; j++) {
      float similarity = similarities[row + j];
      if (similarity > best && sizes[j] != 0) {
        best = similarity;
        nearest = j;
      }
    }
    found = best;
    return nearest;
  }

  /** Merges {@code second} into {@code first}, the lower slot. */
  private void merge(int first, int second) {
    double total = sizes[first] + sizes[second];
    double share = sizes[first] / total;
    for (int k = 0; k < slots; k++) {
      if (sizes[k] != 0 && k != first && k != second) {
        int to = base + Triangle.index(first, k, slots);
        float a = similarities[to];
        float b = similarities[base + Triangle.index(second, k, slots)];
        float mean = (float) (b + share * ((double) a - b));
        // Rounding must not lift a mean above its parts: the chain relies on it.
        similarities[to] = Math.min(Math.max(a, b), Math.max(Math.min(a, b), mean));
      }
    }
    sizes[first] += sizes[second];
    sizes[second] = 0;
    alive--;
    parents[items[second]] = items[first];
  }

  /** Moves the unfinished slots together, so that what is scanned shrinks with what is left. */
  private void compact() {
    int kept = 0;
    for (int slot = 0; slot < slots; slot++) {
      if (sizes[slot] != 0) {
        moved[kept++] = slot;
      }
    }
    int to = base;
    for (int i = 0; i < kept; i++) {
      int row = base + Triangle.row(moved[i], slots);
      for (int j = i + 1; j < kept; j++) {
        similarities[to++] = similarities[row + moved[j]];
      }
    }
    for (int i = 0; i < chainLength; i++) {
      chain[i] = Arrays.binarySearch(moved, 0, kept, chain[i]);
    }
    for (int i = 0; i < kept; i++) {
      sizes[i] = sizes[moved[i]];
      items[i] = items[moved[i]];
    }
    slots = kept;
  }

  private int label(int n, int[] labels) {
    int clusters = 0;
    for (int item = 0; item < n; item++) {
      labels[item] = parents[item] == item ? clusters++ : labels[parents[item]];
    }
    return clusters;
  }
}
