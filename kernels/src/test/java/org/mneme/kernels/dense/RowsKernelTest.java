package org.mneme.kernels.dense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.Samples;

class RowsKernelTest {

  /** Out of order, one of them twice, and beginning behind the first. */
  private static final int[] NUMBERS = {107, 100, 100, 103, 101, 108, 104, 107};

  private static final int FIRST = 100;

  @Test
  void aScoreOfSomeRowsIsTheOneOfEachAloneInBothModes() {
    assertSame(new ScalarRowsKernel(), new ScalarVectorKernel());
    assertSame(new SimdRowsKernel(), new SimdVectorKernel());
  }

  private static void assertSame(RowsKernel kernel, VectorKernel alone) {
    for (int dimension : Samples.lengths()) {
      float[] query = Samples.gaussian(new Random(1), dimension);
      float[] rows = Samples.gaussian(new Random(2), 9 * dimension);
      for (int to = 1; to <= NUMBERS.length; to++) {
        float[] out = new float[NUMBERS.length + 1];

        kernel.dotRows(query, rows, dimension, NUMBERS, 1, to, FIRST, out);

        for (int i = 1; i < to; i++) {
          int at = (NUMBERS[i] - FIRST) * dimension;
          assertThat(out[i]).isEqualTo(alone.dot(query, 0, rows, at, dimension));
        }
        assertThat(out[0]).isZero();
        assertThat(out[to]).isZero();
      }
    }
  }
}
