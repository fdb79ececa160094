package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededClusters.cluster;
import static org.mneme.memory.SeededClusters.window;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.kernels.dense.Vectors;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.Hit;
import org.mneme.model.RecallMode;

/**
 * Finds among a thousand episodes the one that shares a concept with what a query means, and no
 * direction with the query. Each topic has a concept of five alike episodes; two others lie between
 * them and what is asked, and one lies beyond them, at a cosine below 0.2 with what is asked.
 */
class SpreadingBeyondSimilarityTest {

  private static final int EPISODES = 1_000;
  private static final int OF_EACH = 10;
  private static final int MEMBERS = 5;
  private static final int OF_A_TOPIC = MEMBERS + 3;
  private static final int DIMENSION = 96;
  private static final double[] FAR = {0.15, 0.10, 0.05, 0.00, -0.05};
  private static final int TOPICS = FAR.length * OF_EACH;
  private static final long END = MemoryOptions.parameters(new Configuration()).windowEnd(TEN);

  /** How a recall treats the far episodes of all topics. */
  private record Found(int inTopTen, double meanRank) {}

  @Test
  void findsWhatSharesAConceptAmongTheTopTenOfAThousand() throws Exception {
    StringBuilder table = new StringBuilder();
    table.append("| Cosine with the query | recall: in top 10, mean rank |");
    table.append(" recall without spreading | similarity alone |\n|---|---|---|---|\n");
    Configuration config = new Configuration();
    config.set(MemoryOptions.LEARN_FROM_RECALL, false);
    try (MemoryHarness memory = MemoryHarness.open(MemoryOptions.parameters(config))) {
      List<float[]> queries = store(memory, new Random(7));
      for (int far = 0; far < FAR.length; far++) {
        Found spread = found(memory, queries, far, RecallMode.RECALL, 3);
        Found still = found(memory, queries, far, RecallMode.RECALL, 0);
        Found similar = found(memory, queries, far, RecallMode.SIMILAR, 0);
        table.append(
            "| %.2f | %s | %s | %s |\n"
                .formatted(FAR[far], cell(spread), cell(still), cell(similar)));

        assertThat(spread.inTopTen()).isGreaterThanOrEqualTo(FAR[far] >= 0 ? OF_EACH : 1);
        assertThat(still.inTopTen()).isZero();
        assertThat(similar.inTopTen()).isZero();
      }
    }
    ValidationPage.assertHolds("spreading", table.toString());
  }

  private static String cell(Found found) {
    return "%d of %d, %.0f".formatted(found.inTopTen(), OF_EACH, found.meanRank());
  }

  /** Stores a thousand episodes, and gives the query of each topic. */
  private static List<float[]> store(MemoryHarness memory, Random random) throws Exception {
    List<float[]> queries = new ArrayList<>();
    EpisodeCluster[] clusters = new EpisodeCluster[TOPICS];
    for (int topic = 0; topic < TOPICS; topic++) {
      float[] query = SeededEpisodes.unit(random, DIMENSION);
      float[] aside = SeededVectors.orthogonal(SeededEpisodes.unit(random, DIMENSION), query);
      String[] members = new String[MEMBERS];
      for (int i = 0; i < MEMBERS; i++) {
        members[i] = "member" + topic + "-" + i;
        float[] vector = SeededVectors.between(0.5 + 0.03 * i, query, aside);
        memory.store(own(members[i], SeededVectors.at(0.95, vector, random)));
      }
      clusters[topic] = cluster(members);
      float[] far = SeededVectors.between(FAR[topic / OF_EACH], query, aside);
      memory.store(
          own("near" + topic + "-0", SeededVectors.between(0.85, query, aside)),
          own("near" + topic + "-1", SeededVectors.between(0.80, query, aside)),
          own("far" + topic, far));
      assertThat(Vectors.dot(far, 0, query, 0, DIMENSION)).isLessThan(0.2f);
      queries.add(query);
    }
    for (int i = TOPICS * OF_A_TOPIC; i < EPISODES; i++) {
      memory.store(own("noise" + i, SeededEpisodes.unit(random, DIMENSION)));
    }
    memory.write(window(END, clusters));
    memory.watermark(END);
    assertThat(memory.concepts()).hasSize(TOPICS);
    return queries;
  }

  private static Episode own(String id, float[] vector) {
    return SeededClusters.by(null, null, episode(id, TEN, vector));
  }

  private static Found found(
      MemoryHarness memory, List<float[]> queries, int far, RecallMode mode, int hops)
      throws Exception {
    int inTopTen = 0;
    double ranks = 0;
    for (int topic = far * OF_EACH; topic < (far + 1) * OF_EACH; topic++) {
      Asked asked = Asked.at(END, queries.get(topic)).mode(mode).hops(hops).k(EPISODES);
      List<Hit> hits = memory.ask(asked.minSimilarity(-1).query()).hits();
      int rank = 1;
      while (!hits.get(rank - 1).id().equals("far" + topic)) {
        rank++;
      }
      inTopTen += rank <= 10 ? 1 : 0;
      ranks += rank;
    }
    return new Found(inTopTen, ranks / OF_EACH);
  }
}
