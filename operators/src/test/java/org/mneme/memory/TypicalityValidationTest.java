package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.memory.SeededClusters.cluster;
import static org.mneme.memory.SeededClusters.window;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.model.Hit;
import org.mneme.model.RecallMode;

/**
 * Rosch (1975): members of a category are members by degree; the name of the category brings the
 * typical ones to mind first. A category of fifteen in three rings about its prototype.
 */
class TypicalityValidationTest {

  private static final int DIMENSION = 64;
  private static final int IN_A_RING = 5;
  private static final double[] COSINES = {0.95, 0.80, 0.65};
  private static final int CATEGORIES = 10;
  private static final long END = MemoryOptions.parameters(new Configuration()).windowEnd(TEN);

  @Test
  void bringsTypicalMembersToMindBeforeAtypicalOnes() throws Exception {
    double[] activations = new double[COSINES.length];
    double[] scores = new double[COSINES.length];
    double[] similarities = new double[COSINES.length];
    double[] ranks = new double[COSINES.length];
    for (int seed = 0; seed < CATEGORIES; seed++) {
      Hit[] members = recalled(seed);
      for (int member = 0; member < members.length; member++) {
        int ring = member / IN_A_RING;
        double share = 1.0 / IN_A_RING / CATEGORIES;
        Hit hit = members[member];
        activations[ring] += share * hit.parts().get("activation");
        similarities[ring] += share * hit.parts().get("similarity");
        scores[ring] += share * hit.score();
        ranks[ring] +=
            share
                * (1 + Arrays.stream(members).filter(other -> other.score() > hit.score()).count());
      }
    }
    StringBuilder table = new StringBuilder();
    table.append("| Cosine with the prototype | activation | similarity | score | mean rank |\n");
    table.append("|---|---|---|---|---|\n");
    for (int ring = 0; ring < COSINES.length; ring++) {
      table.append(
          "| %.2f | %.2f | %.2f | %.2f | %.1f |\n"
              .formatted(
                  COSINES[ring], activations[ring], similarities[ring], scores[ring], ranks[ring]));
    }

    assertThat(activations[0]).isGreaterThan(activations[2]);
    assertThat(scores[0] - scores[1]).isGreaterThan(0.1);
    assertThat(scores[1] - scores[2]).isGreaterThan(0.1);
    ValidationPage.assertHolds("typicality", table.toString());
  }

  /** The members of a category as its name brings them back, ring by ring. */
  private static Hit[] recalled(int seed) throws Exception {
    Random random = new Random(seed);
    float[] prototype = SeededEpisodes.unit(random, DIMENSION);
    try (MemoryHarness memory = MemoryHarness.open(MemoryOptions.parameters(new Configuration()))) {
      String[] ids = new String[COSINES.length * IN_A_RING];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = "member" + (i + 10);
        double cosine = COSINES[i / IN_A_RING];
        float[] vector = SeededVectors.at(cosine, prototype, random);
        memory.store(SeededClusters.by(null, null, episode(ids[i], TEN, vector)));
      }
      memory.write(window(END, cluster(ids)));
      memory.watermark(END);
      Map<String, Hit> hits =
          memory
              .ask(Asked.at(END, prototype).mode(RecallMode.RECALL).k(100).query())
              .hits()
              .stream()
              .collect(Collectors.toMap(Hit::id, hit -> hit));
      return IntStream.range(0, ids.length).mapToObj(i -> hits.get(ids[i])).toArray(Hit[]::new);
    }
  }
}
