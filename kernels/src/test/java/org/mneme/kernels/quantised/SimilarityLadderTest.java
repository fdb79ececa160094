package org.mneme.kernels.quantised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.quantised.SimilarityLadder.Rung;

class SimilarityLadderTest {

  private static final SimilarityLadder LADDER = new SimilarityLadder(2_000, 4, 0.005);

  @Test
  void comparesAllOfAFewAndTheCodesOfMany() {
    assertThat(LADDER.rung(2_000, dense(768), 10, false)).isEqualTo(Rung.SCAN);
    assertThat(LADDER.rung(2_001, dense(768), 10, false)).isEqualTo(Rung.CODES);
  }

  @Test
  void missesNothingWhereTheQuerySaysSo() {
    assertThat(LADDER.rung(1_000_000, dense(768), 10, true)).isEqualTo(Rung.SCAN);
    assertThat(SimilarityLadder.EXACT.rung(1_000_000, dense(768), 10, false)).isEqualTo(Rung.SCAN);
  }

  @Test
  void readsOnlyTheColumnsOfAQueryWithFewComponents() {
    float[] sparse = new float[384];
    Arrays.fill(sparse, 0, 64, 0.125f);

    assertThat(LADDER.rung(100_000, sparse, 10, false)).isEqualTo(Rung.COLUMNS);
    assertThat(LADDER.rung(100_000, sparse, 10, true)).isEqualTo(Rung.COLUMNS);
  }

  @Test
  void trustsNoSignsOfComponentsThatAreNotThere() {
    float[] half = new float[384];
    Arrays.fill(half, 0, 192, 0.07f);

    assertThat(LADDER.rung(100_000, half, 10, false)).isEqualTo(Rung.SCAN);
  }

  @Test
  void estimatesWhateverTheQueryWhereVectorsMustBeReadButNotWhatMustMissNothing() {
    float[] sparse = new float[384];
    Arrays.fill(sparse, 0, 29, 0.19f);

    assertThat(LADDER.rungOfStored(100_000, sparse, 10, false)).isEqualTo(Rung.BYTES);
    assertThat(LADDER.rungOfStored(100_000, dense(768), 10, false)).isEqualTo(Rung.CODES);
    assertThat(LADDER.rungOfStored(100_000, sparse, 10, true)).isEqualTo(Rung.COLUMNS);
    assertThat(LADDER.rungOfStored(100_000, dense(768), 10, true)).isEqualTo(Rung.SCAN);
    assertThat(LADDER.rungOfStored(2_000, sparse, 10, false)).isEqualTo(Rung.COLUMNS);
  }

  @Test
  void comparesAllWhereCandidatesWouldBeNearlyAll() {
    assertThat(LADDER.rung(8_000, dense(768), 1_000, false)).isEqualTo(Rung.CODES);
    assertThat(LADDER.rung(7_999, dense(768), 1_000, false)).isEqualTo(Rung.SCAN);
  }

  @Test
  void choosesMoreCandidatesForMoreHitsMoreRowsAndFewerComponents() {
    assertThat(LADDER.candidates(5_000, 768, 1)).isEqualTo(30);
    assertThat(LADDER.candidates(5_000, 768, 3)).isEqualTo(30);
    assertThat(LADDER.candidates(5_000, 768, 5)).isEqualTo(50);
    assertThat(LADDER.candidates(10_000, 768, 10)).isEqualTo(100);
    assertThat(LADDER.candidates(10_000, 768, 25)).isEqualTo(100);
    assertThat(LADDER.candidates(10_000, 768, 60)).isEqualTo(240);
    assertThat(LADDER.candidates(100_000, 768, 10)).isEqualTo(500);
    assertThat(LADDER.candidates(100_000, 384, 10)).isEqualTo(1_000);
    assertThat(LADDER.candidates(100_000, 1_536, 10)).isEqualTo(500);
    assertThat(LADDER.candidates(50, 768, 10)).isEqualTo(50);
    assertThat(LADDER.candidates(1_000_000, 768, 10)).isEqualTo(1_000);
  }

  @Test
  void takesTwiceAsManyUpToAQuarterOfAllRows() {
    assertThat(LADDER.moreCandidates(1_000, 100)).isEqualTo(200);
    assertThat(LADDER.moreCandidates(1_000, 200)).isEqualTo(250);
    assertThat(LADDER.mostCandidates(1_000)).isEqualTo(250);
    assertThat(LADDER.moreCandidates(1_000, 300)).isEqualTo(300);
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThatThrownBy(() -> new SimilarityLadder(-1, 10, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scanRows -1");
    assertThatThrownBy(() -> new SimilarityLadder(0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SimilarityLadder(0, 1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] dense(int dimension) {
    float[] query = new float[dimension];
    Arrays.fill(query, 1);
    return query;
  }
}
