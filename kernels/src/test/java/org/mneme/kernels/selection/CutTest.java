package org.mneme.kernels.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutTest {

  private final Cut cut = new Cut();

  @Test
  void isTheLowestOfTheBest() {
    assertThat(cut.of(new float[] {1, 5, 3, 4, 2}, 0, 5, 2)).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31, 1_000, 1_024, 1_025, 5_000, 30_000})
  void isWhatSortingGivesWhateverTheOrder(int count) {
    Random random = new Random(count);
    for (int distinct : new int[] {1, 5, 700, 1 << 24}) {
      float[] scores = new float[count + 3];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = (random.nextInt(distinct) - distinct / 2) / 1_000f;
      }
      float[] sorted = Arrays.copyOfRange(scores, 2, count + 2);
      Arrays.sort(sorted);
      for (int k : new int[] {1, 2, 10, 500, count / 2 + 1, count}) {
        assertThat(cut.of(scores, 2, count, k))
            .isEqualTo(k > count ? Float.NEGATIVE_INFINITY : sorted[count - k]);
      }
    }
  }

  @Test
  void findsItInOrderedScoresToo() {
    float[] rising = new float[10_000];
    for (int i = 0; i < rising.length; i++) {
      rising[i] = i;
    }
    assertThat(cut.of(rising, 0, 10_000, 100)).isEqualTo(9_900);
    for (int i = 0; i < rising.length; i++) {
      rising[i] = -i;
    }
    assertThat(cut.of(rising, 0, 10_000, 100)).isEqualTo(-99);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 4_095, 4_096, 5_000, 30_000})
  void choosesTheBestAndAllThatTieWithTheLast(int count) {
    Random random = new Random(count);
    for (int distinct : new int[] {1, 5, 700, 1 << 24}) {
      float[] scores = new float[count + 3];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = i % 7 == 3 ? Float.NaN : (random.nextInt(distinct) - distinct / 2) / 1_000f;
      }
      for (int k : new int[] {0, 1, 2, 10, count / 64, count / 64 + 1, count / 2 + 1, count}) {
        int[] out = new int[count];
        float least = cut.of(scores, 2, count, k);
        int[] expected =
            IntStream.range(0, count).filter(i -> k > 0 && scores[2 + i] >= least).toArray();

        int found = cut.best(scores, 2, count, k, out);

        assertThat(Arrays.copyOf(out, found)).as("%d of %d", k, distinct).isEqualTo(expected);
      }
    }
  }

  @Test
  void choosesAmongOrderedScoresToo() {
    float[] rising = new float[10_000];
    for (int i = 0; i < rising.length; i++) {
      rising[i] = i < 5_000 ? Float.NaN : i;
    }
    int[] out = new int[10_000];

    assertThat(cut.best(rising, 0, 10_000, 100, out)).isEqualTo(100);
    assertThat(out).startsWith(9_900);
    assertThat(cut.best(rising, 0, 5_000, 10, out)).isZero();
    // The best are all in lines that no sample looks at.
    Arrays.fill(rising, 0);
    Arrays.fill(rising, 16, 116, 1f);
    assertThat(cut.best(rising, 0, 10_000, 100, out)).isEqualTo(100);
    assertThat(out).startsWith(16);
  }

  @Test
  void countsNoNaN() {
    float[] scores = new float[3_000];
    Arrays.fill(scores, Float.NaN);
    scores[7] = -1;
    scores[2_900] = 1;

    assertThat(cut.of(scores, 0, 3_000, 2)).isEqualTo(-1);
    assertThat(cut.of(scores, 0, 3_000, 3)).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  @Test
  void isReachedByAllWhereThereAreFewerThanWanted() {
    assertThat(cut.of(new float[] {1, 2}, 0, 2, 3)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(cut.of(new float[0], 0, 0, 0)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThatThrownBy(() -> cut.of(new float[2], 1, 2, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
