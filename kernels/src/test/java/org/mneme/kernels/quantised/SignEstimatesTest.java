package org.mneme.kernels.quantised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.kernels.Samples;
import org.mneme.kernels.dense.Vectors;

class SignEstimatesTest {

  @Test
  void estimatesTheCosinesOfRandomVectors() {
    float[] rows = Samples.clusteredRows(new Random(1), 500, 768, 1, 1.0);
    float[] estimates = estimates(rows, rows, 0, 500, 768);

    assertThat(estimates[0]).isEqualTo(1f);
    for (int row = 1; row < 500; row++) {
      float cosine = Vectors.dot(rows, 0, rows, row * 768, 768);
      assertThat(estimates[row]).isEqualTo(cosine, within(0.2f));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 128, 200, 256, 300, 768, 1_001})
  void isTheCosineOfTheShareOfSignsThatDiffer(int dimension) {
    for (int count : new int[] {1, 127, 128, 129, 300}) {
      float[] rows = Samples.gaussian(new Random(dimension), count * dimension);
      float[] query = Samples.gaussian(new Random(count), dimension);
      float[] estimates = estimates(query, rows, 0, count, dimension);
      for (int row = 0; row < count; row++) {
        int differ = 0;
        for (int i = 0; i < dimension; i++) {
          differ += query[i] < 0 == rows[row * dimension + i] < 0 ? 0 : 1;
        }
        assertThat(estimates[row]).isEqualTo((float) Math.cos(Math.PI * differ / dimension));
      }
    }
  }

  @Test
  void servesQueriesOfOneDimensionAfterAnother() {
    SignEstimates estimates = new SignEstimates();
    float[] out = new float[3];
    for (int dimension : new int[] {768, 384, 768}) {
      float[] row = Samples.gaussian(new Random(3), dimension);
      long[] codes = new long[SignCodes.size(1, dimension)];
      SignCodes.encode(row, 0, 1, dimension, codes, 0);
      estimates.begin(row, 0, dimension);
      estimates.estimate(codes, 1, out, 1);
      assertThat(out[1]).isEqualTo(1f);
    }
    assertThat(out[0]).isZero();
    assertThat(out[2]).isZero();
    assertThatThrownBy(() -> estimates.estimate(new long[0], 1, out, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static float[] estimates(
      float[] query, float[] rows, int offset, int count, int dimension) {
    long[] codes = new long[SignCodes.size(count, dimension)];
    SignCodes.encode(rows, 0, count, dimension, codes, 0);
    SignEstimates estimates = new SignEstimates();
    float[] out = new float[count];
    estimates.begin(query, offset, dimension);
    estimates.estimate(codes, count, out, 0);
    return out;
  }
}
