package org.mneme.kernels.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mneme.kernels.Samples;

/** Both kernels against sums in double. */
class TileKernelTest {
  private static final int OFFSET = 5;

  static Stream<TileKernel> kernels() {
    return Stream.of(new ScalarTileKernel(), new SimdTileKernel());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void fourByFourAgreesWithSumsInDouble(TileKernel kernel) {
    for (int n : Samples.lengths()) {
      float[] a = Samples.gaussian(new Random(n), OFFSET + 4 * n);
      float[] b = Samples.gaussian(new Random(n + 1), OFFSET + 4 * n);
      int[] at = {OFFSET + 2 * n, OFFSET, OFFSET + 3 * n, OFFSET + n};
      float[] out = new float[kernel.fourByFourScratch()];

      kernel.fourByFour(a, at, b, at, n, out);

      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
          float[] column = java.util.Arrays.copyOfRange(b, at[j], at[j] + n);
          assertSum(a, at[i], column, 0, 1, n, out[4 * i + j]);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void panelAgreesWithSumsInDouble(TileKernel kernel) {
    int rows = kernel.panelRows();
    int columns = kernel.panelColumns();
    for (int n : new int[] {0, 1, 2, 17, 384, 1001}) {
      float[] a = Samples.gaussian(new Random(n), OFFSET + rows * n);
      float[] panel = Samples.gaussian(new Random(n + 1), columns * n);
      int[] at = new int[rows];
      DotTile.starts(at, OFFSET, 0, rows, n);
      float[] out = new float[rows * columns];

      kernel.panel(a, at, panel, n, out);

      for (int i = 0; i < rows; i++) {
        for (int c = 0; c < columns; c++) {
          assertSum(a, at[i], panel, c, columns, n, out[i * columns + c]);
        }
      }
    }
  }

  private static void assertSum(
      float[] a, int aOffset, float[] b, int bOffset, int bStride, int n, float actual) {
    double exact = 0;
    double magnitude = 0;
    for (int k = 0; k < n; k++) {
      double product = (double) a[aOffset + k] * b[bOffset + k * bStride];
      exact += product;
      magnitude += Math.abs(product);
    }
    double bound = (n / 16.0 + 8) * 0x1p-24 * magnitude + 1e-30;
    assertThat((double) actual).as("%d dimensions", n).isCloseTo(exact, within(bound));
  }
}
