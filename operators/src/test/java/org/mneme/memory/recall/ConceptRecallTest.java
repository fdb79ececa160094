package org.mneme.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.memory.Plane.END;
import static org.mneme.memory.Plane.LATER;
import static org.mneme.memory.Plane.QUERY;
import static org.mneme.memory.SeededClusters.cluster;
import static org.mneme.memory.SeededClusters.window;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.episode;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.association.ConceptIds;
import org.mneme.memory.Asked;
import org.mneme.memory.MemoryHarness;
import org.mneme.memory.MemoryMode;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.MemoryParameters;
import org.mneme.memory.Plane;
import org.mneme.memory.SeededCommands;
import org.mneme.model.ConceptDigest;
import org.mneme.model.ConceptState;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.PathStep;
import org.mneme.model.QueryFilter;
import org.mneme.model.RecallMode;
import org.mneme.model.RecallResult;
import org.mneme.model.TargetKind;

class ConceptRecallTest {

  private static final String CONCEPT = ConceptIds.of(SPACE, END, "m1");

  @Test
  void returnsConceptsWhenTheyAreAskedFor() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      RecallResult result = memory.ask(Asked.at(END, QUERY).kinds(HitKind.CONCEPT).query());

      assertThat(result.degraded()).isEmpty();
      Hit hit = result.hits().get(0);
      assertThat(result.hits()).hasSize(1);
      assertThat(hit.kind()).isEqualTo(HitKind.CONCEPT);
      assertThat(hit.id()).isEqualTo(CONCEPT);
      assertThat(hit.digest()).isNull();
      assertThat(hit.parts().get("similarity"))
          .isEqualTo(Math.cos(Math.toRadians(70)), within(1e-5));
      assertThat(hit.parts().get("activation")).isEqualTo(1);
      assertThat(hit.score())
          .isEqualTo((0.45 * hit.parts().get("similarity") + 0.2) / 0.65, within(1e-5));
      assertThat(hit.path()).extracting(PathStep::from).contains("query", "seed");
      ConceptDigest concept = hit.concept();
      assertThat(concept.name()).isEqualTo("refund seat (cancel_booking)");
      assertThat(concept.state()).isEqualTo(ConceptState.FORMING);
      assertThat(concept.members()).isEqualTo(3);
      assertThat(concept.fanOut()).isEqualTo(5);
      assertThat(concept.bornAt()).isEqualTo(END);
    }
  }

  @Test
  void mixesEpisodesAndConceptsByScore() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      List<Hit> hits =
          memory
              .ask(Asked.at(END, QUERY).kinds(HitKind.EPISODE, HitKind.CONCEPT).k(3).query())
              .hits();

      assertThat(hits).hasSize(3).extracting(Hit::kind).contains(HitKind.EPISODE, HitKind.CONCEPT);
      assertThat(hits).extracting(Hit::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }
  }

  @Test
  void ranksConceptsBySimilarityAloneWhenToldSo() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      Hit hit =
          memory
              .ask(Asked.at(END, QUERY).mode(RecallMode.SIMILAR).kinds(HitKind.CONCEPT).query())
              .hits()
              .get(0);

      assertThat(hit.parts()).containsOnlyKeys("similarity");
      assertThat(hit.score()).isEqualTo(hit.parts().get("similarity"));
    }
  }

  @Test
  void listsAllConceptsById() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      for (String id : List.of("x", "y", "z")) {
        memory.store(episode(id, LATER, 0, -1));
      }
      memory.write(window(LATER, cluster("x", "y", "z")));
      memory.watermark(LATER);
      Asked list = Asked.at(LATER).mode(RecallMode.LIST).kinds(HitKind.CONCEPT);

      assertThat(memory.ask(list.query()).hits())
          .hasSize(2)
          .isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()))
          .allSatisfy(hit -> assertThat(hit.concept().members()).isEqualTo(3));
      assertThat(memory.ask(list.k(1).query()).hits()).hasSize(1);
    }
  }

  @Test
  void admitsAConceptByTheEpisodesThatAreBoundToIt() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      Asked asked = Asked.at(END, QUERY).kinds(HitKind.CONCEPT);

      assertThat(memory.ask(asked.filter(of("agent-1")).query()).hits()).hasSize(1);
      assertThat(memory.ask(asked.filter(of("nobody")).query()).hits()).isEmpty();
    }
  }

  @Test
  void hidesAConceptWhoseMemberIsBeingForgotten() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      memory.write(SeededCommands.forget(TargetKind.EPISODE, "m1", END + 1));

      assertThat(memory.ask(Asked.at(END, QUERY).kinds(HitKind.CONCEPT).query()).hits()).isEmpty();
      Asked list = Asked.at(END).mode(RecallMode.LIST).kinds(HitKind.CONCEPT);
      assertThat(memory.ask(list.query()).hits()).isEmpty();
      assertThat(memory.ask(Asked.at(END, QUERY).query()).hits())
          .allSatisfy(
              hit -> assertThat(hit.path()).extracting(PathStep::from).doesNotContain(CONCEPT));
    }
  }

  @Test
  void notesWhatActivationAConceptHadWhenItHelpedAndKeepsThat() throws Exception {
    try (MemoryHarness memory = Plane.open()) {
      assertThat(listed(memory).lastAccess()).isZero();

      memory.ask(Asked.at(END + 7, QUERY).query());

      ConceptDigest used = listed(memory);
      assertThat(used.lastAccess()).isEqualTo(END + 7);
      assertThat(used.lastActivation()).isBetween(0.01, 1.0);
      MemoryParameters parameters = MemoryOptions.parameters(new Configuration());
      try (MemoryHarness fresh = MemoryHarness.restore(parameters, memory.snapshot(), 1, 0)) {
        assertThat(listed(fresh)).isEqualTo(used);
      }
    }
  }

  @Test
  void notesNothingWhenToldNotToLearnFromRecall() throws Exception {
    Configuration config = new Configuration();
    config.set(MemoryOptions.LEARN_FROM_RECALL, false);
    try (MemoryHarness memory = Plane.open(config)) {
      RecallResult first = memory.ask(Asked.at(END, QUERY).query());

      assertThat(listed(memory).lastAccess()).isZero();
      assertThat(memory.ask(Asked.at(END, QUERY).query()).hits()).isEqualTo(first.hits());
    }
  }

  @Test
  void saysThatThereAreNoConceptsWhereThereIsNoSecondMemory() throws Exception {
    Configuration config = new Configuration();
    config.set(MemoryOptions.MODE, MemoryMode.SINGLE);
    try (MemoryHarness memory = Plane.open(config)) {
      RecallResult result = memory.ask(Asked.at(END, QUERY).kinds(HitKind.CONCEPT).query());

      assertThat(result.hits()).isEmpty();
      assertThat(result.degraded()).containsExactly("concept");
    }
  }

  private static ConceptDigest listed(MemoryHarness memory) throws Exception {
    return memory
        .ask(Asked.at(END).mode(RecallMode.LIST).kinds(HitKind.CONCEPT).query())
        .hits()
        .get(0)
        .concept();
  }

  private static QueryFilter of(String agent) {
    return new QueryFilter(
        null, null, List.of(), List.of(), agent, null, null, null, null, null, null);
  }
}
