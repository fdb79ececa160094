package org.mneme.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterSearchTest {

  /** Neighbours in a row: the nearest have a cosine of 0.9, those two apart of 0.62, and so on. */
  private static final List<float[]> ROW = row(8, Math.acos(0.9));

  @Test
  void keepsClustersOfThreeAndMore() {
    List<float[]> pairAndTriple = new ArrayList<>(List.of(Samples.EAST, Samples.EAST));
    pairAndTriple.addAll(List.of(Samples.NORTH, Samples.NORTH, Samples.NORTH));

    List<ClusterSearch.Found> found = search(ClusteringParameters.DEFAULT, pairAndTriple);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).members()).containsExactly(2, 3, 4);
    assertThat(found.get(0).coherence()).isCloseTo(1 / (1 + Math.exp(-5)), within(1e-6));
  }

  @Test
  void dbscanFollowsARowThatAverageLinkageCuts() {
    ClusteringParameters chained =
        new ClusteringParameters(Clustering.DBSCAN, 10, 0.5, 24 * Samples.HOUR, 0, 10);

    assertThat(search(chained, ROW)).extracting(found -> found.members().length).containsOnly(8);
    assertThat(search(ClusteringParameters.DEFAULT, ROW))
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found.members()).hasSizeLessThan(8));
  }

  @Test
  void dropsWhatIsNotCoherent() {
    assertThat(search(Samples.clustering(Clustering.DBSCAN), ROW)).isEmpty();
  }

  private static List<ClusterSearch.Found> search(
      ClusteringParameters parameters, List<float[]> vectors) {
    ChunkPairs pairs = new ChunkPairs(parameters);
    ChunkClustering.Chunk chunk = Samples.chunk(vectors);
    pairs.compute(chunk.candidates(), chunk.contents());
    return new ClusterSearch(parameters).clusters(pairs, 0.55);
  }

  private static List<float[]> row(int count, double angle) {
    List<float[]> row = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      row.add(new float[] {(float) Math.cos(i * angle), (float) Math.sin(i * angle)});
    }
    return row;
  }
}
