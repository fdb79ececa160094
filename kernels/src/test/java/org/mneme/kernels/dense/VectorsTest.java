package org.mneme.kernels.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VectorsTest {

  @Test
  void exampleUsage() {
    float[] north = {0, 2};
    float[] northEast = {1, 1};

    assertThat(Vectors.dot(north, 0, northEast, 0, 2)).isEqualTo(2f);
    assertThat(Vectors.squaredDistance(north, 0, northEast, 0, 2)).isEqualTo(2f);
    assertThat(Vectors.norm(north, 0, 2)).isEqualTo(2f);
    assertThat(Vectors.cosine(north, 0, northEast, 0, 2))
        .isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
  }

  @Test
  void scoresEveryRowOfAPackedMatrix() {
    float[] rows = {1, 0, 0, 1, 1, 1, 2, 3, -1, 5};
    float[] scores = new float[6];

    Vectors.dotBatch(new float[] {9, 10, 1}, 1, rows, 0, 5, 2, scores, 1);

    assertThat(scores).containsExactly(0, 10, 1, 11, 23, -5);
  }

  @Test
  void normalisesInPlaceAndReturnsTheNorm() {
    float[] a = {7, 3, 4, 7};

    assertThat(Vectors.normalise(a, 1, 2)).isEqualTo(5f);
    assertThat(a[1]).isCloseTo(0.6f, within(1e-7f));
    assertThat(a[2]).isCloseTo(0.8f, within(1e-7f));
    assertThat(a[0] + a[3]).isEqualTo(14f);
  }

  @Test
  void leavesAVectorWithoutDirectionAsItIs() {
    float[] zero = new float[3];
    float[] infinite = {1, Float.POSITIVE_INFINITY, 1};

    assertThat(Vectors.normalise(zero, 0, 3)).isZero();
    assertThat(zero).containsOnly(0f);
    assertThat(Vectors.normalise(infinite, 0, 3)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(infinite[0]).isEqualTo(1f);
  }

  @Test
  void addsAMultipleInPlace() {
    float[] y = {1, 1, 1};

    Vectors.axpy(2f, new float[] {1, 2}, 0, y, 1, 2);
    Vectors.scale(10f, y, 0, 1);

    assertThat(y).containsExactly(10, 3, 5);
  }

  @Test
  void refusesVectorsThatLeaveTheirArray() {
    float[] a = new float[4];

    assertThatThrownBy(() -> Vectors.dot(a, 1, a, 0, 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Vectors.cosine(a, 0, a, -1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Vectors.dotBatch(a, 0, a, 0, 2, 3, a, 0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("2 rows of 3 from 0 on exceed an array of 4");
    assertThatThrownBy(() -> Vectors.dotRows(a, a, 2, new int[] {7, 9}, 0, 2, 7, a))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Vectors.dotRows(a, a, 2, new int[] {6}, 0, 1, 7, a))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Vectors.dotBatch(a, 0, a, 0, 1 << 30, 4, a, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Vectors.dotBatch(a, 0, a, 0, 4, 1, a, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
