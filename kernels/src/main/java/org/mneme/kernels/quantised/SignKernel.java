package org.mneme.kernels.quantised;

import org.mneme.kernels.KernelMode;

/**
 * What {@link SignCodes#distances} computes, without argument checks. {@link KernelMode} chooses;
 * both count the same.
 */
sealed interface SignKernel permits ScalarSignKernel, SimdSignKernel {

  /** Rows whose codes lie side by side, word by word: a word of each fills a line of a cache. */
  int GROUP = 8;

  static SignKernel chosen() {
    return KernelMode.choose(() -> new ScalarSignKernel(), () -> new SimdSignKernel());
  }

  /**
   * Counts in how many bits the words {@code from …} of {@code query} differ from those of each
   * code of the block that begins at {@code codes[at]}, and adds it to {@code out[0 .. BLOCK)}, or
   * puts it there where {@code from} is 0.
   *
   * @param words of each code
   */
  void distances(long[] query, long[] codes, int at, int words, int from, long[] out);
}
