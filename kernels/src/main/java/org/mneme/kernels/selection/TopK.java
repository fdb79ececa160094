package org.mneme.kernels.selection;

import java.util.Objects;

/**
 * Chooses among the scores of one array. For scores that come in blocks, as from a scan, see {@link
 * RunningTopK}.
 */
public final class TopK {
  private static final SelectionKernel KERNEL = SelectionKernel.chosen();

  private TopK() {}

  /**
   * The best scores of {@code scores[offset .. offset+count)}: their positions relative to {@code
   * offset} go to {@code out[0 .. result)}, descending by score, ties by the lower position. A NaN
   * is never selected; minus infinity is, when nothing better is left.
   *
   * @param best the caller's scratch, whose k is how many are wanted; it is reset, and holds the
   *     selected scores afterwards
   * @return how many were selected: k, or fewer where fewer scores are not NaN
   * @throws IndexOutOfBoundsException if the range does not lie within {@code scores}
   * @throws IllegalArgumentException if {@code k} exceeds the scratch's capacity or {@code out}
   */
  public static int select(
      float[] scores, int offset, int count, int k, RunningTopK best, int[] out) {
    if (k > out.length) {
      throw new IllegalArgumentException("k " + k + " exceeds the output of " + out.length);
    }
    best.reset(k);
    best.offerAll(scores, offset, count, 0);
    best.finish();
    for (int rank = 0; rank < best.size(); rank++) {
      out[rank] = best.number(rank);
    }
    return best.size();
  }

  /**
   * The positions, relative to {@code offset} and ascending, of all scores in {@code scores[offset
   * .. offset+count)} that are at least {@code threshold}. A NaN never is.
   *
   * @return how many positions were written to {@code out[0 .. result)}
   * @throws IndexOutOfBoundsException if the range does not lie within {@code scores}, or {@code
   *     out} is shorter than {@code count}
   */
  public static int atLeast(float[] scores, int offset, int count, float threshold, int[] out) {
    Objects.checkFromIndexSize(offset, count, scores.length);
    Objects.checkFromIndexSize(0, count, out.length);
    return KERNEL.atLeast(scores, offset, offset + count, threshold, out, 0);
  }
}
