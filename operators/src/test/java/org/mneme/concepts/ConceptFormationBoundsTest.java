package org.mneme.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.concepts.Samples.MINUTE;
import static org.mneme.concepts.Samples.TEN;
import static org.mneme.concepts.Samples.episode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mneme.model.ClusterWindow;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.EpisodeLinks;

/** State and chunks filled to their bounds. */
class ConceptFormationBoundsTest {

  private static final int DIMENSION = 64;

  @Test
  void keepsNoMoreCandidatesThanItMay() throws Exception {
    ConceptParameters parameters = Samples.parameters(ClusteringParameters.DEFAULT, 1_000, 1_000);
    Random random = new Random(1);
    try (ConceptHarness concepts = ConceptHarness.open(parameters)) {
      for (int window = 0; window < 3; window++) {
        for (int i = 0; i < 600; i++) {
          concepts.take(
              episode(
                  "e" + window + "-" + i,
                  TEN + window * MINUTE + i,
                  Samples.unit(random, DIMENSION)));
        }
        concepts.watermark(TEN + (window + 1) * MINUTE);
      }

      assertThat(concepts.stateEntries())
          .containsOnly(Map.entry("candidates", 1_000), Map.entry("candidate-contents", 1_000));
      assertThat(concepts.timers()).isEqualTo(1);
    }
  }

  @Test
  void cutsALargeWindowIntoChunksInTheOrderOfTime() throws Exception {
    ConceptParameters parameters = Samples.parameters(ClusteringParameters.DEFAULT, 1_000, 1_000);
    Random random = new Random(2);
    float[] centre = Samples.unit(random, DIMENSION);
    try (ConceptHarness concepts = ConceptHarness.open(parameters)) {
      for (int i = 0; i < 2_500; i++) {
        concepts.take(episode("e%04d".formatted(i), TEN + i, Samples.near(centre, 0.3, random)));
      }
      concepts.watermark(TEN + MINUTE);
      List<ClusterWindow> found = concepts.found();

      assertThat(found).extracting(ClusterWindow::chunk).containsExactly(0, 1, 2);
      assertThat(found)
          .extracting(window -> window.clusters().get(0).members().size())
          .containsExactly(500, 1_000, 1_000);
      assertThat(members(found)).hasSize(2_500).isSorted();
      assertThat(found.get(1).links())
          .allSatisfy(links -> assertThat(links.neighbours()).hasSize(10))
          .extracting(EpisodeLinks::episode)
          .hasSize(1_000);
      assertThat(concepts.stateEntries()).isEmpty();
    }
  }

  @Test
  void boundsNamesOfAnyInput() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(Samples.DEFAULTS)) {
      for (int i = 0; i < 4; i++) {
        concepts.take(Samples.wordy(episode("e" + i, TEN + i, Samples.EAST), 500, 500));
      }
      concepts.watermark(TEN + MINUTE);

      EpisodeCluster cluster = concepts.found().get(0).clusters().get(0);
      assertThat(cluster.terms()).hasSize(ChunkClustering.MOST_TERMS);
      assertThat(cluster.tools()).hasSize(ChunkClustering.MOST_TOOLS);
    }
  }

  private static List<String> members(List<ClusterWindow> found) {
    List<String> members = new ArrayList<>();
    found.forEach(
        window -> window.clusters().forEach(cluster -> members.addAll(cluster.members())));
    return members;
  }
}
