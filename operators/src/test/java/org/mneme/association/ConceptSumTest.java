package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConceptSumTest {

  private static final long NOON = 1_700_000_000_000L;
  private static final long A_DAY_AGO = NOON - Duration.ofDays(1).toMillis();
  private static final float[] EAST = {1, 0};
  private static final float[] NORTH = {0, 1};

  @Test
  void pointsWhereItsMembersPoint() {
    ConceptSum sum = new ConceptSum(2, NOON);
    sum.add(EAST, NOON);
    sum.add(NORTH, NOON);

    float half = (float) Math.sqrt(0.5);
    assertThat(sum.centroid()).containsExactly(half, half);
    assertThat(sum.weightSum()).isEqualTo(2);
  }

  @Test
  void countsAMemberLessTheOlderItIs() {
    ConceptSum sum = new ConceptSum(2, NOON);
    sum.add(EAST, NOON);
    sum.add(NORTH, A_DAY_AGO);

    assertThat(sum.weightSum()).isEqualTo(1 + Math.exp(-1), within(1e-12));
    float[] centroid = sum.centroid();
    assertThat(centroid[1] / centroid[0]).isEqualTo((float) Math.exp(-1), within(1e-6f));
  }

  @Test
  void pointsWhereItPointedWhenTheReferenceMoves() {
    ConceptSum sum = new ConceptSum(2, A_DAY_AGO);
    sum.add(EAST, A_DAY_AGO);
    sum.rebase(NOON);
    sum.add(NORTH, NOON);

    assertThat(sum.referenceAt()).isEqualTo(NOON);
    assertThat(sum.weightSum()).isEqualTo(1 + Math.exp(-1), within(1e-12));
    assertThat(sum.centroid()[0] / sum.centroid()[1])
        .isEqualTo((float) Math.exp(-1), within(1e-6f));
  }

  @Test
  void addsASumWithAnotherReference() {
    ConceptSum older = new ConceptSum(2, A_DAY_AGO);
    older.add(EAST, A_DAY_AGO);
    ConceptSum sum = new ConceptSum(2, NOON);
    sum.add(NORTH, NOON);

    sum.add(older);

    assertThat(sum.weightSum()).isEqualTo(1 + Math.exp(-1), within(1e-12));
  }

  @Test
  void forgetsAMemberToTheLastDigitsThatCount() {
    SplittableRandom random = new SplittableRandom(3);
    int dimension = 48;
    ConceptSum all = new ConceptSum(dimension, NOON);
    ConceptSum others = new ConceptSum(dimension, NOON);
    float[][] members = new float[20][];
    for (int i = 0; i < members.length; i++) {
      members[i] = Concepts.unit(random, dimension);
      all.add(members[i], A_DAY_AGO + i * 1_000L);
      if (i >= 5) {
        others.add(members[i], A_DAY_AGO + i * 1_000L);
      }
    }
    all.rebase(NOON + 5_000);
    for (int i = 0; i < 5; i++) {
      all.subtract(members[i], A_DAY_AGO + i * 1_000L);
    }

    assertThat(all.centroid()).containsExactly(others.centroid(), within(1e-6f));
    others.rebase(NOON + 5_000);
    assertThat(all.weightSum()).isEqualTo(others.weightSum(), within(1e-12));
  }

  @Test
  void comesBackFromItsBytesAsItWas() {
    ConceptSum sum = new ConceptSum(2, NOON);
    sum.add(EAST, NOON);
    sum.add(NORTH, A_DAY_AGO);

    ConceptSum back = ConceptSum.unpack(sum.packed(), sum.weightSum(), sum.referenceAt());

    assertThat(sum.packed()).hasSize(16);
    assertThat(back.packed()).isEqualTo(sum.packed());
    assertThat(back.centroid()).containsExactly(sum.centroid());
    assertThat(back.weightSum()).isEqualTo(sum.weightSum());
    assertThat(back.referenceAt()).isEqualTo(NOON);
  }

  @Test
  void hasNoCentroidWithoutADirection() {
    assertThat(new ConceptSum(2, NOON).centroid()).isNull();
  }
}
