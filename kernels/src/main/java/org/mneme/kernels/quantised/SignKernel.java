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
   * {@code out[i]} = in how many bits {@code query[0 .. words)} differs from row {@code i} of the
   * {@link SignCodes#BLOCK} rows whose groups begin at {@code codes[at]}.
   */
  void distances(long[] query, long[] codes, int at, int words, long[] out);
}
