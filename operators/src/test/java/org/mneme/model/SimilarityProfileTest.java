package org.mneme.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarityProfileTest {

  @Test
  void holdsWhatNeuralEmbeddersAreAskedFor() {
    assertThat(SimilarityProfile.NEURAL).isEqualTo(new SimilarityProfile(0.4, 0.5, 0.55, 0.85));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
  void namesTheThresholdThatIsOutOfRange(double threshold) {
    assertThatThrownBy(() -> new SimilarityProfile(0.4, threshold, 0.55, 0.85))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bind")
        .hasMessageContaining(Double.toString(threshold));
  }
}
