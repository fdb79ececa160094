package org.mneme.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.model.SimilarityProfile;
import org.mneme.model.SimilarityProfiles;

class SimilarityOptionsTest {

  @Test
  void takesTheEmbeddersOwnThresholdsAndNeuralOnesForTheRest() {
    SimilarityProfiles profiles = SimilarityOptions.profiles(new Configuration());

    assertThat(profiles.of("hashing-384")).isEqualTo(HashingEmbedder.PROFILE);
    assertThat(profiles.of("my-model")).isEqualTo(SimilarityProfile.NEURAL);
  }

  @Test
  void replacesTheThresholdsThatAreSet() {
    SimilarityProfiles profiles =
        SimilarityOptions.profiles(
            Configuration.fromMap(
                Map.of(
                    "mneme.embedding.dimension", "512",
                    "mneme.similarity.embedder.cluster", "0.7",
                    "mneme.similarity.supplied.seed", "0.3",
                    "mneme.similarity.supplied.same-concept", "0.9")));

    assertThat(profiles.of("hashing-512")).isEqualTo(new SimilarityProfile(0.4, 0.5, 0.7, 0.8));
    assertThat(profiles.of("my-model")).isEqualTo(new SimilarityProfile(0.3, 0.5, 0.55, 0.9));
  }

  @Test
  void namesKeyAndValueOfWhatIsNoThreshold() {
    assertRefused("mneme.similarity.embedder.seed", "1.0", "1.0, but must be in (0, 1)");
    assertRefused("mneme.similarity.supplied.bind", "high", "high, but must be in (0, 1)");
    assertRefused("mneme.similarity.supplied.bnid", "0.5", "it may be bind, cluster, same-concept");
  }

  private static void assertRefused(String key, String value, String said) {
    Configuration config = Configuration.fromMap(Map.of(key, value));
    assertThatThrownBy(() -> SimilarityOptions.profiles(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(said);
  }
}
