package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarginalRelevanceTest {

  private static final float[] SCORES = {0.9f, 0.89f, 0.5f};
  private static final float[][] TWINS = {{1, 1, 0}, {1, 1, 0}, {0, 0, 1}};

  @Test
  void exampleUsage() {
    int[] picked = new MarginalRelevance(0.5).pick(SCORES, 3, (a, b) -> TWINS[a][b]);

    assertThat(picked).containsExactly(0, 2, 1);
  }

  @Test
  void keepsTheOrderOfTheScoresAtLambdaOne() {
    assertThat(new MarginalRelevance(1).pick(SCORES, 2, (a, b) -> TWINS[a][b]))
        .containsExactly(0, 1);
  }

  @Test
  void breaksTiesByTheOrderOfTheCandidates() {
    assertThat(new MarginalRelevance(0.7).pick(new float[] {0.5f, 0.5f, 0.5f}, 3, (a, b) -> 0f))
        .containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 20, 30})
  void agreesWithTheDefinitionOnRandomCandidates(int k) {
    Random random = new Random(k);
    int n = 20;
    float[] scores = new float[n];
    float[][] similarity = new float[n][n];
    for (int i = 0; i < n; i++) {
      scores[i] = 1 - i * 0.03f;
      for (int j = 0; j < i; j++) {
        similarity[i][j] = similarity[j][i] = random.nextFloat() * 2 - 1;
      }
    }

    int[] picked = new MarginalRelevance(0.7).pick(scores, k, (a, b) -> similarity[a][b]);

    assertThat(picked).hasSize(Math.min(k, n)).doesNotHaveDuplicates();
    for (int rank = 0; rank < picked.length; rank++) {
      double chosen = marginal(picked[rank], picked, rank, scores, similarity);
      for (int other = rank; other < picked.length; other++) {
        assertThat(marginal(picked[other], picked, rank, scores, similarity))
            .isLessThanOrEqualTo(chosen);
      }
    }
  }

  @Test
  void comparesOnlyWhatMayBeNext() {
    Random random = new Random(7);
    int n = 60;
    float[] scores = new float[n];
    float[][] similarity = new float[n][n];
    for (int i = 0; i < n; i++) {
      scores[i] = 0.9f - i * 0.006f;
      for (int j = 0; j < i; j++) {
        similarity[i][j] = similarity[j][i] = 0.3f + 0.6f * random.nextFloat();
      }
    }
    AtomicInteger comparisons = new AtomicInteger();

    new MarginalRelevance(0.7)
        .pick(
            scores,
            10,
            (a, b) -> {
              comparisons.incrementAndGet();
              return similarity[a][b];
            });

    // All candidates with all picked before the last would be 495.
    assertThat(comparisons).hasValueLessThan(300);
  }

  @Test
  void letsTheRestFollowInOrder() {
    assertThat(MarginalRelevance.followedByTheRest(new int[] {0, 3}, 5, 4))
        .containsExactly(0, 3, 1, 2);
    assertThat(MarginalRelevance.inOrder(3, 10)).containsExactly(0, 1, 2);
  }

  @Test
  void refusesALambdaOutsideTheUnitInterval() {
    assertThatThrownBy(() -> new MarginalRelevance(1.1)).hasMessageContaining("1.1");
    assertThatThrownBy(() -> new MarginalRelevance(Double.NaN)).hasMessageContaining("NaN");
  }

  private static double marginal(
      int candidate, int[] picked, int rank, float[] scores, float[][] similarity) {
    float redundancy = 0;
    for (int i = 0; i < rank; i++) {
      redundancy = Math.max(redundancy, similarity[picked[i]][candidate]);
    }
    return 0.7 * scores[candidate] - (1 - 0.7) * redundancy;
  }
}
