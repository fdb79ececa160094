package org.mneme.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankingWeightsTest {

  @Test
  void exampleUsage() {
    Map<ScorePart, Double> weights =
        RankingWeights.DEFAULT.over(
            EnumSet.of(ScorePart.SIMILARITY, ScorePart.RETENTION, ScorePart.VALUE));

    assertThat(weights.get(ScorePart.SIMILARITY)).isEqualTo(1, within(1e-12));
    assertThat(weights.get(ScorePart.RETENTION)).isEqualTo(0.05, within(1e-12));
    assertThat(weights.get(ScorePart.TEXT)).isZero();
  }

  @Test
  void thoseOfRelevanceSumToOneOverWhateverIsPresent() {
    for (ScorePart part : ScorePart.values()) {
      Map<ScorePart, Double> weights =
          RankingWeights.DEFAULT.over(EnumSet.complementOf(EnumSet.of(part)));
      assertThat(
              weights.get(ScorePart.SIMILARITY)
                  + weights.get(ScorePart.TEXT)
                  + weights.get(ScorePart.ACTIVATION))
          .isEqualTo(1, within(1e-12));
    }
  }

  @Test
  void retentionAndValueCountAloneWhereNothingElseIsPresent() {
    Map<ScorePart, Double> weights =
        RankingWeights.DEFAULT.over(EnumSet.of(ScorePart.RETENTION, ScorePart.VALUE));

    assertThat(weights.get(ScorePart.RETENTION)).isEqualTo(1 / 3.0, within(1e-12));
    assertThat(weights.get(ScorePart.VALUE)).isEqualTo(2 / 3.0, within(1e-12));
  }

  @Test
  void areAllZeroWhenWhatIsPresentWeighsNothing() {
    RankingWeights onlyText = new RankingWeights(0, 1, 0, 0, 0);

    assertThat(onlyText.over(EnumSet.of(ScorePart.VALUE)).values()).containsOnly(0.0);
  }

  @Test
  void refusesNegativeWeightsAndNoneAtAll() {
    assertThatThrownBy(() -> new RankingWeights(-0.1, 0, 0, 0, 1)).hasMessageContaining(">= 0");
    assertThatThrownBy(() -> new RankingWeights(0, 0, 0, 0, 0)).hasMessageContaining("all be 0");
  }
}
