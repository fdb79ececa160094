package org.mneme.kernels.quantised;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** That fields of bits add up to what single words count, in every lane and at every length. */
class SignKernelTest {

  @Test
  void bothKernelsCountTheSame() {
    for (int words = 0; words <= 61; words++) {
      Random random = new Random(words);
      long[] query = random.longs(words).toArray();
      long[] codes = random.longs((long) 3 * words * SignCodes.BLOCK).toArray();
      for (int block = 0; block < 3; block++) {
        int at = block * words * SignCodes.BLOCK;
        long[] scalar = new long[SignCodes.BLOCK];
        long[] simd = new long[SignCodes.BLOCK];

        new ScalarSignKernel().distances(query, codes, at, words, scalar);
        new SimdSignKernel().distances(query, codes, at, words, simd);

        assertThat(simd).as("%d words, block %d", words, block).isEqualTo(scalar);
      }
    }
  }

  @Test
  void everyBitOfEveryRowCountsOnce() {
    int words = 61;
    for (int row = 0; row < SignCodes.BLOCK; row++) {
      long[] codes = new long[words * SignCodes.BLOCK];
      int differing = row * 30;
      for (int bit = 0; bit < differing; bit++) {
        int word = bit / Long.SIZE;
        codes[row / 8 * words * 8 + word * 8 + row % 8] |= 1L << bit;
      }
      long[] distances = new long[SignCodes.BLOCK];

      new SimdSignKernel().distances(new long[words], codes, 0, words, distances);

      for (int other = 0; other < SignCodes.BLOCK; other++) {
        assertThat(distances[other]).isEqualTo(other == row ? differing : 0);
      }
    }
  }
}
