package org.mneme.kernels.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TopKTest {

  @Test
  void exampleUsage() {
    float[] scores = {0.1f, 0.9f, 0.5f, 0.9f, Float.NaN};
    RunningTopK best = new RunningTopK(3);
    int[] out = new int[3];

    assertThat(TopK.select(scores, 0, 5, 3, best, out)).isEqualTo(3);
    assertThat(out).containsExactly(1, 3, 2);
    assertThat(best.score(0)).isEqualTo(0.9f);
  }

  @Test
  void countsPositionsFromTheOffset() {
    int[] out = new int[1];

    assertThat(TopK.select(new float[] {9, 1, 2, 9}, 1, 2, 1, new RunningTopK(1), out)).isOne();
    assertThat(out).containsExactly(1);
  }

  @Test
  void returnsFewerWhereFewerAreNotNaN() {
    float[] scores = {Float.NaN, Float.NEGATIVE_INFINITY, Float.NaN};

    assertThat(TopK.select(scores, 0, 3, 2, new RunningTopK(2), new int[2])).isOne();
    assertThat(TopK.select(scores, 0, 0, 2, new RunningTopK(2), new int[2])).isZero();
    assertThat(TopK.select(scores, 0, 3, 0, new RunningTopK(2), new int[0])).isZero();
  }

  @Test
  void findsAllScoresAtOrAboveAThreshold() {
    int[] out = new int[4];

    assertThat(TopK.atLeast(new float[] {9, 1, 3, Float.NaN, 2}, 1, 4, 2f, out)).isEqualTo(2);
    assertThat(out).startsWith(1, 3);
  }

  @Test
  void refusesRangesAndSizesThatDoNotFit() {
    float[] scores = new float[4];
    RunningTopK best = new RunningTopK(2);

    assertThatThrownBy(() -> TopK.select(scores, 1, 4, 2, best, new int[2]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> TopK.select(scores, 0, 4, 3, best, new int[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("k 3 must be in 0..2");
    assertThatThrownBy(() -> TopK.select(scores, 0, 4, 2, best, new int[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TopK.atLeast(scores, 0, 4, 0f, new int[3]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> best.number(0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new RunningTopK(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
