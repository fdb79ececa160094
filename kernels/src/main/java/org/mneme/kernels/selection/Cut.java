package org.mneme.kernels.selection;

import java.util.Objects;

/**
 * The score that the best of many reach, where so many are wanted that to keep them in order costs
 * more than to find them. Holds scratch for some times as many as were ever wanted, and for a part
 * of all; once it is that long, no method allocates. Not thread-safe.
 *
 * <p><i>Source</i>: C. A. R. Hoare, "Algorithm 65: Find", Communications of the ACM 4, 1961.
 */
public final class Cut {
  private static final SelectionKernel KERNEL = SelectionKernel.chosen();
  private static final int CHUNK = 1_024;

  /** Of many scores a sample tells first how high the best are about: a line of each so many. */
  private static final int SAMPLED = 16;

  private static final int LINE = 16;

  /** Where fewer scores are looked at, or for one wanted, a sample says too little. */
  private static final int LEAST_SAMPLED = 4_096;

  private static final int LEAST_FOR_ONE = 64;

  private final int[] positions = new int[CHUNK];
  private float[] kept = new float[CHUNK];
  private float[] sample = new float[0];

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

  /**
   * The positions, relative to {@code offset} and ascending, of the {@code k} highest of {@code
   * scores[offset .. offset+count)} and of all that equal the lowest of them; of all that are not
   * NaN where those are fewer.
   *
   * @return how many positions were written to {@code out[0 .. result)}
   * @throws IndexOutOfBoundsException if the range does not lie within the array, or {@code out} is
   *     shorter than {@code count}
   */
  public int best(float[] scores, int offset, int count, int k, int[] out) {
    Objects.checkFromIndexSize(offset, count, scores.length);
    Objects.checkFromIndexSize(0, count, out.length);
    if (k <= 0) {
      return 0;
    }
    if (count >= LEAST_SAMPLED && count / LEAST_FOR_ONE >= k) {
      float floor = sampledFloor(scores, offset, count, k);
      int found = KERNEL.atLeast(scores, offset, offset + count, floor, out, 0);
      if (found >= k) {
        return best(scores, offset, k, out, found);
      }
    }
    return TopK.atLeast(scores, offset, count, of(scores, offset, count, k), out);
  }

  /** Leaves the best of the positions in {@code out[0 .. found)} there. */
  private int best(float[] scores, int offset, int k, int[] out, int found) {
    if (kept.length < found) {
      kept = new float[2 * found];
    }
    for (int i = 0; i < found; i++) {
      kept[i] = scores[offset + out[i]];
    }
    float least = find(found, k);
    int best = 0;
    for (int i = 0; i < found; i++) {
      if (scores[offset + out[i]] >= least) {
        out[best++] = out[i];
      }
    }
    return best;
  }

  /** A score that about twice as many reach as are wanted, and hardly ever fewer. */
  private float sampledFloor(float[] scores, int offset, int count, int k) {
    if (sample.length < count / SAMPLED + LINE) {
      sample = new float[2 * (count / SAMPLED + LINE)];
    }
    int size = 0;
    for (int i = 0; i + LINE <= count; i += LINE * SAMPLED) {
      System.arraycopy(scores, offset + i, sample, size, LINE);
      size += LINE;
    }
    double share = (double) k / SAMPLED;
    return of(sample, 0, size, (int) (share + 3 * Math.sqrt(share) + 3));
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
