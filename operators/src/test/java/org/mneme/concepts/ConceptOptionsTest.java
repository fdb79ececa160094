package org.mneme.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mneme.model.SimilarityProfiles;

class ConceptOptionsTest {

  @Test
  void worksWithoutAnyOption() {
    ConceptParameters parameters = parameters(Map.of());

    assertThat(parameters.windowMillis()).isEqualTo(60_000);
    assertThat(parameters.chunk()).isEqualTo(1_000);
    assertThat(parameters.maxCandidates()).isEqualTo(1_000);
    assertThat(parameters.keepMillis()).isEqualTo(12 * 3_600_000);
    assertThat(parameters.clustering()).isEqualTo(ClusteringParameters.DEFAULT);
    assertThat(parameters.salienceThreshold()).isEqualTo(0.2);
    assertThat(parameters.keepsAbandoned()).isTrue();
  }

  @Test
  void readsTheOptions() {
    ConceptParameters parameters =
        parameters(
            Map.of(
                "mneme.concepts.window", "10 s",
                "mneme.concepts.clustering", "dbscan",
                "mneme.concepts.coherence", "0.7",
                "mneme.concepts.age-scale", "1 h",
                "mneme.concepts.links", "3"));

    assertThat(parameters.windowMillis()).isEqualTo(10_000);
    assertThat(parameters.clustering())
        .isEqualTo(new ClusteringParameters(Clustering.DBSCAN, 10, 0.5, 3_600_000, 0.7, 3));
  }

  @Test
  void callsTheAlgorithmsByTheirNames() {
    assertThat(parameters(Map.of("mneme.concepts.clustering", "average-linkage")).clustering())
        .isEqualTo(ClusteringParameters.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "window, 0 ms, at least 1 ms",
    "steepness, 0, above 0 to 1000",
    "midpoint, 1.0, 'in (0, 1)'",
    "age-scale, 999 ms, at least 1000 ms",
    "coherence, 1.1, 'in [0, 1]'",
    "links, 11, 0 to 10",
    "chunk, 1, 2 to 4000",
    "max-candidates, -1, 0 to 100000"
  })
  void namesKeyAndValueOfWhatIsOutOfRange(String name, String value, String range) {
    assertThatThrownBy(() -> parameters(Map.of("mneme.concepts." + name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mneme.concepts." + name)
        .hasMessageContaining(range);
  }

  private static ConceptParameters parameters(Map<String, String> options) {
    return ConceptOptions.parameters(
        Configuration.fromMap(options), SimilarityProfiles.NEURAL, 0.2, true);
  }
}
