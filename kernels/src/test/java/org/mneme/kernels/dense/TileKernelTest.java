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

  static Stream<PanelKernel> panelKernels() {
    return Stream.of(new ScalarPanelKernel(), new SimdPanelKernel());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void tileAgreesWithSumsInDouble(TileKernel kernel) {
    for (int n : Samples.lengths()) {
      int rows = kernel.rows();
      float[] a = Samples.gaussian(new Random(n), OFFSET + 4 * n);
      float[] b = Samples.gaussian(new Random(n + 1), OFFSET + rows * n);
      int[] queryAt = {OFFSET + 2 * n, OFFSET, OFFSET + 3 * n, OFFSET + n};
      int[] rowAt = new int[rows];
      DotTile.starts(rowAt, OFFSET, 0, rows, n);
      float[] out = new float[kernel.scratch()];

      kernel.multiply(a, queryAt, b, rowAt, n, out);

      for (int q = 0; q < TileKernel.QUERIES; q++) {
        for (int r = 0; r < rows; r++) {
          float[] column = java.util.Arrays.copyOfRange(b, rowAt[r], rowAt[r] + n);
          assertSum(a, queryAt[q], column, 0, 1, n, out[q * rows + r]);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("panelKernels")
  void panelAgreesWithSumsInDouble(PanelKernel kernel) {
    int rows = kernel.rows();
    int columns = kernel.columns();
    for (int n : new int[] {0, 1, 2, 17, 384, 1001}) {
      float[] a = Samples.gaussian(new Random(n), OFFSET + rows * n);
      float[] panel = Samples.gaussian(new Random(n + 1), columns * n);
      int[] at = new int[rows];
      DotTile.starts(at, OFFSET, 0, rows, n);
      float[] out = new float[rows * columns];

      kernel.multiply(a, at, panel, n, out);

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
