package org.mneme.kernels.selection;

/** The definition: every score is looked at once, in order. */
final class ScalarSelectionKernel implements SelectionKernel {

  @Override
  public void offerAll(float[] scores, int from, int to, int number, RunningTopK best) {
    for (int i = from; i < to; i++) {
      best.offer(scores[i], number + i - from);
    }
  }

  @Override
  public int atLeast(float[] scores, int from, int to, float threshold, int[] out, int outOffset) {
    int count = 0;
    for (int i = from; i < to; i++) {
      if (scores[i] >= threshold) {
        out[outOffset + count++] = i - from;
      }
    }
    return count;
  }
}
