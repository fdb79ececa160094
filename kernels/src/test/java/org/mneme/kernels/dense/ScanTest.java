package org.mneme.kernels.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.Samples;
import org.mneme.kernels.selection.RunningTopK;

class ScanTest {

  @Test
  void exampleUsage() {
    float[] rows = {1, 0, 0, 1, 0.6f, 0.8f};
    RunningTopK best = new RunningTopK(2);

    new Scan().topK(new float[] {0, 1}, 0, rows, 0, 3, 2, 100, best);
    best.finish();

    assertThat(best.number(0)).isEqualTo(101);
    assertThat(best.number(1)).isEqualTo(102);
    assertThat(best.score(1)).isEqualTo(0.8f);
  }

  @Test
  void segmentsInAnyOrderGiveWhatOneMatrixGives() {
    int dimension = 40;
    int n = 3000;
    float[] rows = Samples.unitRows(new Random(1), n, dimension);
    float[] query = Samples.unitRows(new Random(2), 1, dimension);
    RunningTopK whole = new RunningTopK(50);
    RunningTopK parts = new RunningTopK(50);
    Scan scan = new Scan();

    scan.topK(query, 0, rows, 0, n, dimension, 0, whole);
    scan.topK(query, 0, rows, 1100 * dimension, n - 1100, dimension, 1100, parts);
    scan.topK(query, 0, rows, 0, 1100, dimension, 0, parts);
    whole.finish();
    parts.finish();

    assertThat(whole.size()).isEqualTo(50);
    for (int rank = 0; rank < 50; rank++) {
      assertThat(parts.number(rank)).isEqualTo(whole.number(rank));
      assertThat(parts.score(rank)).isEqualTo(whole.score(rank));
      float expected = Vectors.dot(query, 0, rows, whole.number(rank) * dimension, dimension);
      assertThat(whole.score(rank)).isEqualTo(expected);
    }
  }

  @Test
  void refusesRowsThatLeaveTheirArray() {
    float[] rows = new float[6];

    assertThatThrownBy(() -> new Scan().topK(rows, 0, rows, 0, 3, 3, 0, new RunningTopK(1)))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
