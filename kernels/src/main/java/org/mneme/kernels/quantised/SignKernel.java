package org.mneme.kernels.quantised;

import org.mneme.kernels.KernelMode;

/**
 * What {@link SignCodes#distances} computes, without argument checks. {@link KernelMode} chooses:
 * {@link SimdSignKernel} where the Vector API runs fast, else {@link ScalarSignKernel}. Counts are
 * whole numbers, so both agree bit for bit.
 */
sealed interface SignKernel permits ScalarSignKernel, SimdSignKernel {

  static SignKernel chosen() {
    return KernelMode.choose(() -> new ScalarSignKernel(), () -> new SimdSignKernel());
  }

  /**
   * {@code out[i]} = in how many bits {@code query[0 .. words)} differs from row {@code i} of the
   * {@link SignCodes#BLOCK} rows whose groups begin at {@code codes[at]}.
   */
  void distances(long[] query, long[] codes, int at, int words, long[] out);
}
