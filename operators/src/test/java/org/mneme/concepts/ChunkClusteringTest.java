package org.mneme.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.concepts.Samples.EAST;
import static org.mneme.concepts.Samples.NORTH;
import static org.mneme.concepts.Samples.chunk;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mneme.model.ClusterWindow;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.SimilarityProfile;
import org.mneme.model.SimilarityProfiles;

class ChunkClusteringTest {

  @Test
  void exampleUsage() {
    ClusterWindow found = cluster(Clustering.AVERAGE_LINKAGE, List.of(EAST, NORTH, EAST, EAST));

    assertThat(found.end()).isEqualTo(Samples.TEN);
    assertThat(found.clusters()).extracting(EpisodeCluster::members).containsExactly(ids(0, 2, 3));
    assertThat(found.links())
        .extracting(links -> links.episode())
        .containsExactly("e0", "e2", "e3");
  }

  /** Groups separate as long as the cosine of two members is well above the threshold of 0.52. */
  @ParameterizedTest
  @CsvSource({
    "AVERAGE_LINKAGE, 0.2", "AVERAGE_LINKAGE, 0.4", "AVERAGE_LINKAGE, 0.6", "AVERAGE_LINKAGE, 0.7",
    "DBSCAN, 0.2", "DBSCAN, 0.4", "DBSCAN, 0.6", "DBSCAN, 0.7"
  })
  void findsKnownGroupsAmongNoise(Clustering clustering, double spread) {
    for (long seed = 0; seed < 5; seed++) {
      SeededGroups groups = SeededGroups.of(seed, 20, 12, spread, 100);

      ClusterWindow found = cluster(clustering, groups.vectors());

      assertThat(groups.adjustedRand(found)).as("seed %d", seed).isGreaterThanOrEqualTo(0.95);
      assertThat(found.clusters()).hasSize(20);
    }
  }

  @ParameterizedTest
  @EnumSource(Clustering.class)
  void makesNoConceptOfNoise(Clustering clustering) {
    for (long seed = 0; seed < 5; seed++) {
      SeededGroups noise = SeededGroups.of(seed, 0, 0, 0, 1_000);

      assertThat(cluster(clustering, noise.vectors()).clusters()).as("seed %d", seed).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Clustering.class)
  void makesNoConceptOfGroupsThatHardlyHangTogether(Clustering clustering) {
    SeededGroups loose = SeededGroups.of(1, 20, 12, 1.2, 100);

    assertThat(cluster(clustering, loose.vectors()).clusters()).isEmpty();
  }

  @Test
  void ordersClustersByTheSmallestIdAndMembersByClosingTime() {
    float[] up = {0, 0, 1, 0};
    List<float[]> vectors =
        List.of(NORTH, up, EAST, NORTH, up, EAST, NORTH, up, EAST, NORTH, up, EAST);

    List<EpisodeCluster> clusters = cluster(Clustering.AVERAGE_LINKAGE, vectors).clusters();

    // "e10" comes before "e2".
    assertThat(clusters)
        .extracting(EpisodeCluster::members)
        .containsExactly(ids(0, 3, 6, 9), ids(1, 4, 7, 10), ids(2, 5, 8, 11));
  }

  @Test
  void takesTheThresholdsOfTheModel() {
    SeededGroups groups = SeededGroups.of(3, 10, 8, 0.6, 0);
    SimilarityProfile strict = new SimilarityProfile(0.4, 0.9, 0.995, 0.95);

    ClusterWindow found =
        new ChunkClustering(
                ClusteringParameters.DEFAULT,
                new SimilarityProfiles(Samples.MODEL, strict, SimilarityProfile.NEURAL))
            .cluster(chunk(groups.vectors()), candidate -> true);

    assertThat(found.clusters()).isEmpty();
    assertThat(found.links()).isEmpty();
  }

  @Test
  void reusesItsScratchForChunksOfAnySizeAndDimension() {
    ChunkClustering clustering =
        new ChunkClustering(ClusteringParameters.DEFAULT, SimilarityProfiles.NEURAL);
    SeededGroups large = SeededGroups.of(1, 20, 12, 0.4, 100);
    ClusterWindow first = clustering.cluster(chunk(large.vectors()), candidate -> true);

    ClusterWindow small = clustering.cluster(chunk(List.of(EAST, EAST, EAST)), candidate -> true);
    ClusterWindow again = clustering.cluster(chunk(large.vectors()), candidate -> true);

    assertThat(small.clusters()).hasSize(1);
    assertThat(FoundText.of(again)).isEqualTo(FoundText.of(first));
    assertThat(clustering.cluster(chunk(List.of(EAST)), candidate -> true).clusters()).isEmpty();
  }

  private static ClusterWindow cluster(Clustering clustering, List<float[]> vectors) {
    return new ChunkClustering(Samples.clustering(clustering), SimilarityProfiles.NEURAL)
        .cluster(chunk(vectors), candidate -> true);
  }

  private static List<String> ids(int... numbers) {
    return java.util.Arrays.stream(numbers).mapToObj(number -> "e" + number).toList();
  }
}
