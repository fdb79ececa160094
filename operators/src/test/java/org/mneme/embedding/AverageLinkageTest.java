package org.mneme.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AverageLinkageTest {

  private static final double[][] SIMILARITY = {
    {1.0, 0.9, 0.7, 0.1},
    {0.9, 1.0, 0.5, 0.1},
    {0.7, 0.5, 1.0, 0.3},
    {0.1, 0.1, 0.3, 1.0}
  };

  @Test
  void mergesWhileTheMeanOfTheMostSimilarTwoReachesTheThreshold() {
    assertThat(AverageLinkage.cut(SIMILARITY, 0.6)).containsExactly(0, 0, 0, 3);
  }

  @Test
  void stopsWhereNoneReachesIt() {
    assertThat(AverageLinkage.cut(SIMILARITY, 0.61)).containsExactly(0, 0, 2, 3);
    assertThat(AverageLinkage.cut(SIMILARITY, 0.95)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void endsInOneClusterWhenEverythingReachesIt() {
    assertThat(AverageLinkage.cut(SIMILARITY, 0.1)).containsExactly(0, 0, 0, 0);
  }
}
