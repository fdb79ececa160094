package org.mneme.kernels.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.Samples;

class PairwiseTest {

  @Test
  void exampleUsage() {
    float[] rows = {1, 0, 0, 1, 2, 3};
    float[] triangle = new float[Triangle.size(3)];

    new Pairwise(2).dots(rows, 0, 3, 2, triangle, 0);

    assertThat(triangle).containsExactly(0, 2, 3);
    assertThat(triangle[Triangle.index(2, 0, 3)]).isEqualTo(2f);
  }

  @Test
  void everyPairIsWhereTheLayoutSaysAndNothingElseIsTouched() {
    Pairwise pairwise = new Pairwise(100);
    for (int n : new int[] {0, 1, 2, 3, 6, 7, 16, 63, 64, 65, 66, 129, 200}) {
      for (int dimension : new int[] {1, 17, 100}) {
        float[] rows = Samples.unitRows(new Random(n), n + 1, dimension);
        float[] triangle = new float[2 + Triangle.size(n) + 1];
        triangle[1] = triangle[triangle.length - 1] = 7f;

        pairwise.dots(rows, dimension, n, dimension, triangle, 2);

        for (int i = 0; i < n; i++) {
          for (int j = i + 1; j < n; j++) {
            float expected =
                Vectors.dot(rows, (i + 1) * dimension, rows, (j + 1) * dimension, dimension);
            assertThat(triangle[2 + Triangle.index(i, j, n)])
                .as("(%d, %d) of %d", i, j, n)
                .isCloseTo(expected, within(1e-6f));
          }
        }
        assertThat(triangle[1] + triangle[triangle.length - 1]).isEqualTo(14f);
      }
    }
  }

  @Test
  void aValueDependsOnlyOnItsTwoRows() {
    int n = 150;
    int dimension = 48;
    float[] rows = Samples.unitRows(new Random(1), n, dimension);
    float[] reversed = new float[rows.length];
    for (int i = 0; i < n; i++) {
      System.arraycopy(rows, i * dimension, reversed, (n - 1 - i) * dimension, dimension);
    }
    float[] triangle = new float[Triangle.size(n)];
    float[] ofReversed = new float[Triangle.size(n)];
    Pairwise pairwise = new Pairwise(dimension);

    pairwise.dots(rows, 0, n, dimension, triangle, 0);
    pairwise.dots(reversed, 0, n, dimension, ofReversed, 0);

    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        assertThat(triangle[Triangle.index(i, j, n)])
            .isEqualTo(ofReversed[Triangle.index(n - 1 - i, n - 1 - j, n)]);
      }
    }
  }

  @Test
  void severalQueriesAtOnceGiveWhatOneByOneGives() {
    DotTile tile = new DotTile();
    for (int queries : new int[] {0, 1, 3, 4, 5, 9}) {
      for (int rows : new int[] {0, 1, 4, 6, 21}) {
        for (int dimension : new int[] {1, 15, 100}) {
          float[] q = Samples.unitRows(new Random(1), queries + 1, dimension);
          float[] r = Samples.unitRows(new Random(2), rows + 1, dimension);
          float[] out = new float[queries * rows];

          tile.dots(q, dimension, queries, r, dimension, rows, dimension, out);

          for (int i = 0; i < queries * rows; i++) {
            int query = (i / rows + 1) * dimension;
            int row = (i % rows + 1) * dimension;
            assertThat(out[i]).isCloseTo(Vectors.dot(q, query, r, row, dimension), within(1e-6f));
          }
        }
      }
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    Pairwise pairwise = new Pairwise(4);
    float[] rows = new float[12];

    assertThatThrownBy(() -> pairwise.dots(rows, 0, 2, 5, new float[9], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dimension 5 exceeds 4");
    assertThatThrownBy(() -> pairwise.dots(rows, 0, 4, 4, new float[9], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> pairwise.dots(rows, 0, 3, 4, new float[2], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Triangle.size(65_537)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DotTile().dots(rows, 0, 3, rows, 0, 3, 4, new float[8]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
