package org.mneme.kernels.quantised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.Samples;

class SignCodesTest {

  @Test
  void exampleUsage() {
    float[] rows = {1, -2, 3, -4, -5, 6};
    long[] codes = new long[2];
    short[] distances = new short[2];

    SignCodes.encode(rows, 0, 2, 3, codes, 0);
    SignCodes.distances(new long[] {0b010}, 0, codes, 0, 2, 1, distances, 0);

    assertThat(codes).containsExactly(0b010, 0b011);
    assertThat(distances).containsExactly((short) 0, (short) 1);
  }

  @Test
  void agreesWithABitSetAtEveryLengthAndOffset() {
    for (int dimension : Samples.lengths()) {
      int words = SignCodes.words(dimension);
      float[] rows = Samples.gaussian(new Random(dimension), 3 + 5 * dimension);
      long[] codes = new long[2 + 5 * words];
      short[] distances = new short[1 + 5];

      SignCodes.encode(rows, 3, 5, dimension, codes, 2);
      SignCodes.distances(codes, 2, codes, 2, 5, words, distances, 1);

      for (int row = 0; row < 5; row++) {
        BitSet bits = bits(rows, 3 + row * dimension, dimension);
        bits.xor(bits(rows, 3, dimension));
        assertThat((int) distances[1 + row])
            .as("dimension %d", dimension)
            .isEqualTo(bits.cardinality());
      }
      assertThat(codes[0] | codes[1]).isZero();
    }
  }

  @Test
  void refusesRangesThatDoNotFit() {
    assertThatThrownBy(() -> SignCodes.encode(new float[5], 0, 2, 3, new long[2], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> SignCodes.encode(new float[6], 0, 2, 3, new long[1], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(
            () -> SignCodes.distances(new long[1], 0, new long[1], 0, 2, 1, new short[2], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static BitSet bits(float[] rows, int offset, int dimension) {
    BitSet bits = new BitSet();
    for (int i = 0; i < dimension; i++) {
      bits.set(i, rows[offset + i] < 0);
    }
    return bits;
  }
}
