package org.mneme.kernels.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mneme.kernels.Samples;

/** Both kernels against sums in double, at every awkward length and at an odd offset. */
class VectorKernelTest {
  private static final int A_OFFSET = 3;
  private static final int B_OFFSET = 5;

  static Stream<VectorKernel> kernels() {
    return Stream.of(new ScalarVectorKernel(), new SimdVectorKernel());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void pairsAgreeWithSumsInDouble(VectorKernel kernel) {
    for (int n : Samples.lengths()) {
      float[] a = Samples.gaussian(new Random(n), A_OFFSET + n + 2);
      float[] b = Samples.gaussian(new Random(n + 1), B_OFFSET + n + 2);
      double ab = 0;
      double magnitude = 0;
      double distance = 0;
      double aa = 0;
      double bb = 0;
      for (int i = 0; i < n; i++) {
        double x = a[A_OFFSET + i];
        double y = b[B_OFFSET + i];
        ab += x * y;
        magnitude += Math.abs(x * y);
        distance += (x - y) * (x - y);
        aa += x * x;
        bb += y * y;
      }
      double bound = (n / 16.0 + 8) * 0x1p-24;

      assertThat((double) kernel.dot(a, A_OFFSET, b, B_OFFSET, n))
          .as("dot of %d", n)
          .isCloseTo(ab, within(bound * magnitude + 1e-30));
      assertThat((double) kernel.squaredDistance(a, A_OFFSET, b, B_OFFSET, n))
          .as("distance of %d", n)
          .isCloseTo(distance, within(bound * distance));
      double normProduct = Math.sqrt(aa) * Math.sqrt(bb);
      assertThat((double) kernel.cosine(a, A_OFFSET, b, B_OFFSET, n))
          .as("cosine of %d", n)
          .isCloseTo(n == 0 ? 0 : ab / normProduct, within(2 * bound + 1e-7));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void scalesAndAddsOnlyWithinTheRange(VectorKernel kernel) {
    for (int n : Samples.lengths()) {
      float[] x = Samples.gaussian(new Random(n), A_OFFSET + n + 2);
      float[] y = Samples.gaussian(new Random(n + 1), B_OFFSET + n + 2);
      float[] scaled = x.clone();
      float[] added = y.clone();

      kernel.scale(0.37f, scaled, A_OFFSET, n);
      kernel.axpy(0.37f, x, A_OFFSET, added, B_OFFSET, n);

      for (int i = 0; i < x.length; i++) {
        boolean inside = i >= A_OFFSET && i < A_OFFSET + n;
        assertThat(scaled[i]).as("%d of %d", i, n).isEqualTo(inside ? x[i] * 0.37f : x[i]);
      }
      for (int i = 0; i < y.length; i++) {
        boolean inside = i >= B_OFFSET && i < B_OFFSET + n;
        float expected = inside ? Math.fma(0.37f, x[i - B_OFFSET + A_OFFSET], y[i]) : y[i];
        assertThat(added[i]).as("%d of %d", i, n).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aScoreDoesNotDependOnWhereItsRowLies(VectorKernel kernel) {
    for (int dimension : new int[] {1, Samples.LANES + 1, 2 * Samples.LANES, 384, 1001}) {
      float[] query = Samples.gaussian(new Random(1), A_OFFSET + dimension);
      for (int rowCount : new int[] {0, 1, 3, 4, 5, 8, 17}) {
        float[] rows = Samples.gaussian(new Random(2), B_OFFSET + rowCount * dimension);
        float[] out = new float[2 + rowCount + 1];

        kernel.dotBatch(query, A_OFFSET, rows, B_OFFSET, rowCount, dimension, out, 2);

        for (int row = 0; row < rowCount; row++) {
          float alone = kernel.dot(query, A_OFFSET, rows, B_OFFSET + row * dimension, dimension);
          assertThat(out[2 + row]).as("row %d of %d", row, rowCount).isEqualTo(alone);
        }
        assertThat(out[1]).isZero();
        assertThat(out[2 + rowCount]).isZero();
      }
    }
  }

  @Test
  void bothKernelsAgreeOnUnitVectors() {
    VectorKernel scalar = new ScalarVectorKernel();
    VectorKernel simd = new SimdVectorKernel();
    for (int n : new int[] {384, 768, 1001, 1536, 4096}) {
      float[] rows = Samples.unitRows(new Random(n), 2, n);
      assertThat(simd.dot(rows, 0, rows, n, n))
          .isCloseTo(scalar.dot(rows, 0, rows, n, n), within(1e-6f));
      assertThat(simd.dot(rows, 0, rows, 0, n)).isCloseTo(1f, within(1e-6f));
      assertThat(simd.cosine(rows, 0, rows, n, n))
          .isCloseTo(scalar.cosine(rows, 0, rows, n, n), within(1e-6f));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aCosineWithoutDirectionIsZeroAndNeverNaN(VectorKernel kernel) {
    for (int n : new int[] {1, Samples.LANES, 100}) {
      float[] zero = new float[n];
      float[] tiny = new float[n];
      float[] some = Samples.gaussian(new Random(n), n);
      java.util.Arrays.fill(tiny, 1e-12f);
      assertThat(kernel.cosine(zero, 0, zero, 0, n)).isZero();
      assertThat(kernel.cosine(zero, 0, some, 0, n)).isZero();
      assertThat(kernel.cosine(tiny, 0, some, 0, n)).isZero();
      assertThat(kernel.cosine(some, 0, some, 0, n))
          .isCloseTo(1f, within(1e-6f))
          .isLessThanOrEqualTo(1f);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aNaNOrAnInfinityAnywhereShows(VectorKernel kernel) {
    for (int n : new int[] {1, Samples.LANES, 4 * Samples.LANES + 1}) {
      float[] fine = Samples.gaussian(new Random(n), n);
      IntStream.of(0, n / 2, n - 1)
          .forEach(
              at -> {
                float[] bad = Samples.gaussian(new Random(n), n);
                bad[at] = Float.NaN;
                assertThat(kernel.dot(fine, 0, bad, 0, n)).isNaN();
                assertThat(kernel.squaredDistance(bad, 0, fine, 0, n)).isNaN();
                assertThat(kernel.cosine(bad, 0, fine, 0, n)).isNaN();
                bad[at] = Float.POSITIVE_INFINITY;
                assertThat(kernel.dot(bad, 0, bad, 0, n)).isEqualTo(Float.POSITIVE_INFINITY);
                assertThat(kernel.cosine(bad, 0, fine, 0, n)).isNaN();
              });
    }
  }
}
