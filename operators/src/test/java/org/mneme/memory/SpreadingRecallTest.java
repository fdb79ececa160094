package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.memory.Plane.END;
import static org.mneme.memory.Plane.LATER;
import static org.mneme.memory.Plane.QUERY;
import static org.mneme.memory.Plane.named;
import static org.mneme.memory.SeededClusters.cluster;
import static org.mneme.memory.SeededClusters.window;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.association.AssociationOptions;
import org.mneme.association.ConceptIds;
import org.mneme.model.Hit;
import org.mneme.model.PathStep;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallResult;
import org.mneme.model.TargetKind;

class SpreadingRecallTest {

  private static final String CONCEPT = ConceptIds.of(SPACE, END, "m1");

  @Test
  void findsByWayOfAConceptWhatIsNotNearToTheQuery() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      Hit far = hit(memory.ask(Asked.at(END, QUERY).query()), "far");

      assertThat(far.parts()).containsOnlyKeys("similarity", "activation", "retention", "value");
      assertThat(far.parts().get("similarity")).isLessThan(0.1);
      assertThat(far.parts().get("activation")).isGreaterThan(0.3);
      assertThat(far.path())
          .extracting(step -> step.from() + " " + step.edge() + " " + step.to())
          .containsSequence("query seed seed", "seed binding " + CONCEPT, CONCEPT + " binding far");
      double direct = far.parts().get("similarity");
      assertThat(far.confidence()).isGreaterThan(direct);
    }
  }

  @Test
  void answersAsWithoutSpreadingWhereNothingIsPassedOnToEpisodes() throws Exception {
    Configuration config = new Configuration();
    config.set(AssociationOptions.TO_EPISODE, 0.0);
    config.set(AssociationOptions.OVER_LINK, 0.0);
    try (MemoryHarness memory = Plane.open(config)) {
      List<Hit> hits = memory.ask(Asked.at(END, QUERY).query()).hits();

      assertThat(hits).extracting(Hit::id).contains("seed", "m1");
      assertThat(hits).allSatisfy(hit -> assertThat(hit.parts()).doesNotContainKey("activation"));
    }
  }

  @Test
  void spreadsFromEpisodesAloneOrFromConceptsAloneWhenToldSo() throws Exception {
    for (ConfigOption<Integer> none :
        List.of(AssociationOptions.SEED_CONCEPTS, AssociationOptions.SEED_EPISODES)) {
      Configuration config = new Configuration();
      config.set(none, 0);
      try (MemoryHarness memory = Plane.open(config)) {
        assertThat(memory.ask(Asked.at(END, QUERY).query()).hits())
            .extracting(Hit::id)
            .contains("far", "m1");
      }
    }
  }

  @Test
  void scoresByAllPartsAtTheirWeights() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      for (Hit hit : memory.ask(Asked.at(END, QUERY).query()).hits()) {
        double relevance =
            (0.45 * hit.parts().get("similarity") + 0.20 * hit.parts().get("activation")) / 0.65;
        double prior = 0.85 + 0.05 * hit.parts().get("retention") + 0.10 * hit.parts().get("value");
        assertThat(hit.score()).isEqualTo(relevance * prior, within(2e-6));
      }
    }
  }

  @Test
  void isSureOfAHitByAllItsWays() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      for (Hit hit : memory.ask(Asked.at(END, QUERY).query()).hits()) {
        assertThat(hit.confidence()).isEqualTo(confidence(hit), within(1e-5));
      }
    }
  }

  @Test
  void letsWhatTheFilterKeepsOutPassActivationOn() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      memory.store(SeededClusters.by("mia", "s9", episode("mine", TEN + 1, Plane.at(86))));
      memory.watermark(LATER);

      RecallResult result = memory.ask(Asked.at(LATER, QUERY).filter(of("mia")).query());

      assertThat(result.hits()).extracting(Hit::id).containsExactly("mine");
      assertThat(result.hits().get(0).path()).extracting(PathStep::from).contains("seed");
    }
  }

  @Test
  void followsNoEdgeWhereSimilarityAloneIsAskedFor() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      RecallResult similar =
          memory.ask(Asked.at(END, QUERY).mode(RecallMode.SIMILAR).minSimilarity(0.2).query());
      RecallResult still = memory.ask(Asked.at(END, QUERY).hops(0).minSimilarity(0.2).query());

      assertThat(similar.hits()).extracting(Hit::id).containsExactly("seed", "m1", "m2", "m3");
      assertThat(similar.hits().get(0).parts()).containsOnlyKeys("similarity");
      assertThat(still.hits()).extracting(Hit::id).doesNotContain("far");
      assertThat(still.hits().get(0).parts()).doesNotContainKey("activation");
    }
  }

  @Test
  void returnsWhatActivationReachedWhateverItsCosine() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      memory.store(named("behind", 100));
      memory.watermark(LATER);

      RecallResult result = memory.ask(Asked.at(LATER, QUERY).minSimilarity(0.2).query());

      assertThat(result.hits()).extracting(Hit::id).contains("behind", "far");
    }
  }

  @Test
  void seesTheBindingsOfAnEpisodeBeforeItsWindowCloses() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      memory.store(named("young", 84));

      Hit before = hit(memory.ask(Asked.at(END, QUERY).query()), "young");
      memory.watermark(LATER);
      Hit after = hit(memory.ask(Asked.at(END, QUERY).query()), "young");

      assertThat(before.path()).extracting(PathStep::from).contains(CONCEPT);
      assertThat(last(before).weight()).isGreaterThan(last(after).weight());
      double fanWeighs = last(before).weight() / last(after).weight();
      assertThat(fanWeighs).isEqualTo(Math.sqrt(6 / 5.0), within(1e-3));
    }
  }

  @Test
  void seesThemAlsoAfterARestart() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      memory.store(named("young", 84));
      Hit before = hit(memory.ask(Asked.at(END, QUERY).query()), "young");
      MemoryParameters parameters = MemoryOptions.parameters(new Configuration());
      try (MemoryHarness fresh = MemoryHarness.restore(parameters, memory.snapshot(), 1, 0)) {
        Hit after = hit(fresh.ask(Asked.at(END, QUERY).query()), "young");

        assertThat(after.path()).isEqualTo(before.path());
      }
    }
  }

  @Test
  void findsNothingByWayOfWhatIsBeingForgotten() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      memory.write(SeededCommands.forget(TargetKind.EPISODE, "seed", END + 1));

      RecallResult result = memory.ask(Asked.at(END, QUERY).minSimilarity(0.2).query());

      assertThat(result.hits())
          .allSatisfy(
              hit -> assertThat(hit.path()).extracting(PathStep::from).doesNotContain("seed"))
          .extracting(Hit::id)
          .doesNotContain("seed");
    }
  }

  @Test
  void doesWithoutTheSecondMemoryWhenThereIsNone() throws Exception {
    Configuration config = new Configuration();
    config.set(MemoryOptions.MODE, MemoryMode.SINGLE);
    try (MemoryHarness memory = Plane.open(config)) {
      RecallResult result = memory.ask(Asked.at(END, QUERY).query());

      assertThat(result.hits().get(0).parts()).doesNotContainKey("activation");
    }
  }

  /** The case that this memory is for, at the size that the issue names. */
  @Test
  void ranksWhatSharesAConceptAmongTheTopTenOfAThousand() throws Exception {
    int dimension = 96;
    Random random = new Random(4);
    float[] query = SeededEpisodes.unit(random, dimension);
    float[] aside = orthogonal(SeededEpisodes.unit(random, dimension), query);
    try (MemoryHarness memory = MemoryHarness.open(MemoryOptions.parameters(new Configuration()))) {
      for (int i = 0; i < 994; i++) {
        memory.store(episode("noise" + i, TEN, SeededEpisodes.unit(random, dimension)));
      }
      memory.store(
          episode("m1", TEN, mixed(query, aside, 50)),
          episode("m2", TEN, mixed(query, aside, 55)),
          episode("m3", TEN, mixed(query, aside, 60)),
          episode("s1", TEN, mixed(query, aside, 30)),
          episode("s2", TEN, mixed(query, aside, 35)),
          episode("far", TEN, mixed(query, aside, 85)));
      memory.write(window(END, cluster("m1", "m2", "m3")));
      memory.watermark(END);

      List<Hit> hits = memory.ask(Asked.at(END, query).query()).hits();

      Hit far = hits.stream().filter(hit -> hit.id().equals("far")).findFirst().orElseThrow();
      assertThat(far.parts().get("similarity")).isLessThan(0.2);
      assertThat(hits).hasSize(10);
      List<Hit> similar = memory.ask(Asked.at(END, query).mode(RecallMode.SIMILAR).query()).hits();
      assertThat(similar).extracting(Hit::id).doesNotContain("far");
    }
  }

  private static float[] mixed(float[] query, float[] aside, double degrees) {
    float[] plane = Plane.at(degrees);
    float[] mixed = new float[query.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = plane[0] * query[i] + plane[1] * aside[i];
    }
    return mixed;
  }

  private static float[] orthogonal(float[] vector, float[] to) {
    double dot = 0;
    for (int i = 0; i < to.length; i++) {
      dot += vector[i] * to[i];
    }
    double squares = 0;
    for (int i = 0; i < to.length; i++) {
      vector[i] -= (float) (dot * to[i]);
      squares += vector[i] * vector[i];
    }
    for (int i = 0; i < to.length; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }

  /** From what the answer shows: DESIGN §4. */
  private static double confidence(Hit hit) {
    double doubt = 1;
    List<List<PathStep>> ways = new ArrayList<>();
    for (PathStep step : hit.path()) {
      if (step.from().equals("query")) {
        ways.add(new ArrayList<>());
      }
      ways.get(ways.size() - 1).add(step);
    }
    for (List<PathStep> way : ways) {
      double probability = way.size() == 1 ? way.get(0).weight() : way.get(0).activation();
      for (PathStep step : way.subList(1, way.size())) {
        probability *= step.weight() * Math.exp(-0.35);
      }
      doubt *= 1 - probability;
    }
    return 1 - doubt;
  }

  private static PathStep last(Hit hit) {
    return hit.path().get(hit.path().size() - 1);
  }

  private static Hit hit(RecallResult result, String id) {
    return result.hits().stream().filter(hit -> hit.id().equals(id)).findFirst().orElseThrow();
  }

  private static QueryFilter of(String agent) {
    return new QueryFilter(
        null, null, List.of(), List.of(), agent, null, null, null, null, null, null);
  }
}
