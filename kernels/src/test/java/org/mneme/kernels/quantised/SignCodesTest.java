package org.mneme.kernels.quantised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.Samples;

class SignCodesTest {

  @Test
  void exampleUsage() {
    float[] rows = {1, -2, 3, -4, -5, 6};
    long[] codes = new long[SignCodes.size(2, 3)];
    long[] query = new long[SignCodes.words(3)];
    long[] distances = new long[SignCodes.BLOCK];

    SignCodes.encode(rows, 0, 2, 3, codes, 0);
    SignCodes.encode(new float[] {2, -1, 2}, 0, 3, query);
    SignCodes.distances(query, codes, 0, 1, distances);

    assertThat(codes).startsWith(0b010, 0b011).hasSize(SignCodes.BLOCK);
    assertThat(distances).startsWith(0, 1);
  }

  @Test
  void agreesWithABitSetAtEveryLengthAndRow() {
    int count = SignCodes.BLOCK + 3;
    for (int dimension : Samples.lengths()) {
      int words = SignCodes.words(dimension);
      float[] rows = Samples.gaussian(new Random(dimension), 3 + count * dimension);
      long[] codes = new long[SignCodes.size(count + 1, dimension)];
      long[] query = new long[words];
      long[] distances = new long[SignCodes.BLOCK];

      SignCodes.encode(rows, 3, count, dimension, codes, 1);
      SignCodes.encode(rows, 3, dimension, query);

      for (int row = 1; row <= count; row++) {
        if (row == 1 || row % SignCodes.BLOCK == 0) {
          SignCodes.distances(query, codes, row / SignCodes.BLOCK, words, distances);
        }
        BitSet bits = bits(rows, 3 + (row - 1) * dimension, dimension);
        bits.xor(bits(rows, 3, dimension));
        assertThat(distances[row % SignCodes.BLOCK])
            .as("row %d, dimension %d", row, dimension)
            .isEqualTo(bits.cardinality());
      }
      assertThat(words == 0 ? 0 : codes[0]).isZero();
    }
  }

  @Test
  void countsAlikeInBothModes() {
    Random random = new Random(3);
    for (int words = 0; words < 30; words++) {
      long[] query = random.longs(words).toArray();
      long[] codes = random.longs((long) words * 2 * SignCodes.BLOCK).toArray();
      Arrays.fill(codes, 0, words * SignCodes.BLOCK / 3, -1L);
      long[] scalar = random.longs(SignCodes.BLOCK).toArray();
      long[] simd = random.longs(SignCodes.BLOCK).toArray();

      int second = words * SignCodes.BLOCK;
      for (int at : new int[] {0, second}) {
        new ScalarSignKernel().distances(query, codes, at, words, scalar);
        SignKernel.chosen().distances(query, codes, at, words, simd);

        assertThat(simd).as("%d words at %d", words, at).isEqualTo(scalar);
      }
    }
  }

  @Test
  void refusesRangesThatDoNotFit() {
    long[] block = new long[SignCodes.BLOCK];
    long[] one = new long[1];

    assertThat(SignCodes.size(0, 3)).isZero();
    assertThat(SignCodes.size(SignCodes.BLOCK, 65)).isEqualTo(2 * SignCodes.BLOCK);
    assertThatThrownBy(() -> SignCodes.encode(new float[5], 0, 2, 3, block, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> SignCodes.encode(new float[6], 0, 2, 3, block, SignCodes.BLOCK - 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> SignCodes.encode(new float[6], 0, 2, 3, block, -1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> SignCodes.encode(new float[65], 0, 65, one))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> SignCodes.distances(one, block, 1, 1, new long[SignCodes.BLOCK]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> SignCodes.distances(one, block, 0, 1, new long[2]))
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
