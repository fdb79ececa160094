package org.mneme.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mneme.model.ClusterWindow;
import org.mneme.model.SimilarityProfiles;

/** At which spread known groups are found, as {@code docs/measurements/concepts.md} shows it. */
class SeededGroupsTableTest {

  private static final Path PAGE =
      Path.of(System.getProperty("mneme.root"), "docs", "measurements", "concepts.md");
  private static final int SEEDS = 5;

  @Test
  void isWhatTheDocumentationHolds() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| Spread | Cosine of two members | average-linkage: adjusted Rand, concepts |");
    table.append(" dbscan: adjusted Rand, concepts |\n|---|---|---|---|\n");
    for (double spread : new double[] {0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2}) {
      table.append(
          "| %.1f | %.2f | %s | %s |\n"
              .formatted(
                  spread,
                  1 / (1 + spread * spread),
                  cell(Clustering.AVERAGE_LINKAGE, spread),
                  cell(Clustering.DBSCAN, spread)));
    }
    Path written = Path.of("target", "concepts-seeded.md");
    Files.writeString(written, table);

    assertThat(Files.readString(PAGE)).as("see %s", written).contains(table);
  }

  private static String cell(Clustering clustering, double spread) {
    double adjustedRand = 0;
    double concepts = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      SeededGroups groups = SeededGroups.of(seed, 20, 12, spread, 100);
      ClusterWindow found =
          new ChunkClustering(Samples.clustering(clustering), SimilarityProfiles.NEURAL)
              .cluster(Samples.chunk(groups.vectors()), candidate -> true);
      adjustedRand += groups.adjustedRand(found) / SEEDS;
      concepts += (double) found.clusters().size() / SEEDS;
    }
    return "%.3f, %.1f".formatted(adjustedRand, concepts);
  }
}
