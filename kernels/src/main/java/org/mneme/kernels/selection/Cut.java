package org.mneme.kernels.selection;

import java.util.Objects;

/**
 * The score that the best of many reach, where so many are wanted that to keep them in order costs
 * more than to find them: {@link TopK#atLeast} then says which they are. Holds scratch for twice as
 * many as were ever wanted; once it is that long, no method allocates. Not thread-safe.
 *
 * <p><i>Source</i>: C. A. R. Hoare, "Algorithm 65: Find", Communications of the ACM 4, 1961.
 */
public final class Cut {
  private static final SelectionKernel KERNEL = SelectionKernel.chosen();
  private static final int CHUNK = 1_024;

  private final int[] positions = new int[CHUNK];
  private float[] kept = new float[CHUNK];

  /**
   * The {@code k}-th highest of {@code scores[offset .. offset+count)}, those that are equal
   * counted each; minus infinity where fewer than {@code k} are not NaN, or {@code k} is 0.
   *
   * @throws IndexOutOfBoundsException if the range does not lie within the array
   */
  public float of(float[] scores, int offset, int count, int k) {
    Objects.checkFromIndexSize(offset, count, scores.length);
    if (k <= 0 || k > count) {
      return Float.NEGATIVE_INFINITY;
    }
    int limit = 2 * k;
    if (kept.length < limit + CHUNK) {
      kept = new float[2 * (limit + CHUNK)];
    }
    int size = 0;
    float least = Float.NEGATIVE_INFINITY;
    int to = offset;
    // Short at first, then as long as all before: the first are all kept, and sought among.
    for (int from = offset; from < offset + count; from = to) {
      int chunk = Math.min(CHUNK, Math.max(limit, from - offset));
      to = Math.min(offset + count, from + chunk);
      int found = KERNEL.atLeast(scores, from, to, least, positions, 0);
      for (int i = 0; i < found; i++) {
        kept[size++] = scores[from + positions[i]];
      }
      if (size >= limit) {
        // What equals the k-th highest so far cannot change it.
        least = Math.nextUp(find(size, k));
        size = k;
      }
    }
    return size < k ? Float.NEGATIVE_INFINITY : find(size, k);
  }

  /** Brings the {@code k} highest of those kept to the front, and returns the lowest of them. */
  private float find(int size, int k) {
    int from = 0;
    int to = size - 1;
    while (from < to) {
      float pivot = kept[from + (to - from) / 2];
      int low = from;
      int high = to;
      while (low <= high) {
        while (kept[low] > pivot) {
          low++;
        }
        while (kept[high] < pivot) {
          high--;
        }
        if (low <= high) {
          float swapped = kept[low];
          kept[low++] = kept[high];
          kept[high--] = swapped;
        }
      }
      if (k - 1 <= high) {
        to = high;
      } else if (k - 1 >= low) {
        from = low;
      } else {
        return kept[k - 1];
      }
    }
    return kept[k - 1];
  }
}
