package org.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.memory.SeededClusters.cluster;
import static org.mneme.memory.SeededClusters.helped;
import static org.mneme.memory.SeededClusters.hurt;
import static org.mneme.memory.SeededClusters.window;
import static org.mneme.memory.SeededClusters.windows;
import static org.mneme.memory.SeededClusters.withConcept;
import static org.mneme.memory.SeededEpisodes.SPACE;
import static org.mneme.memory.SeededEpisodes.TEN;
import static org.mneme.memory.SeededEpisodes.episode;

import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.association.ConceptIds;
import org.mneme.model.Binding;
import org.mneme.model.Concept;
import org.mneme.model.ConceptState;

/** How concepts, bindings and links come about, move and go. */
class DualLearningTest {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long DAY = 24 * 60 * MINUTE;
  private static final long END = MemoryOptions.parameters(new Configuration()).windowEnd(TEN);

  @Test
  void exampleUsage() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      memory.store(episode("a", TEN, 1, 0), episode("b", TEN, 1, 0), episode("c", TEN, 1, 0));
      memory.write(window(END, cluster("a", "b", "c")));

      memory.watermark(END);

      String id = ConceptIds.of(SPACE, END, "a");
      Concept concept = memory.concepts().get(id);
      assertThat(concept.name()).isEqualTo("refund seat (cancel_booking)");
      assertThat(concept.state()).isEqualTo(ConceptState.FORMING);
      assertThat(concept.members()).isEqualTo(3);
      assertThat(concept.fanOut()).isEqualTo(3);
      assertThat(concept.strength()).isEqualTo(0.1);
      assertThat(concept.bornAt()).isEqualTo(END);
      assertThat(memory.bindings().values())
          .hasSize(3)
          .allSatisfy(
              binding -> {
                assertThat(binding.concept()).isEqualTo(id);
                assertThat(binding.strength()).isEqualTo(0.9, within(1e-6));
                assertThat(binding.at()).isEqualTo(END);
              });
      memory.dump(SPACE).assertSound(1);
    }
  }

  @Test
  void reinforcesTheNearestConceptAndBearsWhatIsNearToNone() throws Exception {
    try (MemoryHarness memory = withConcept("a", "b", "c")) {
      memory.store(
          episode("d", END + 1, 0.9f, 0.4359f),
          episode("e", END + 1, 0.9f, 0.4359f),
          episode("f", END + 1, 0.9f, 0.4359f),
          episode("x", END + 1, 0, 1),
          episode("y", END + 1, 0, 1),
          episode("z", END + 1, 0, 1));
      long end = END + MINUTE;
      memory.write(window(end, cluster("x", "y", "z"), cluster("d", "e", "f")));

      memory.watermark(end);

      assertThat(memory.concepts().keySet())
          .containsExactlyInAnyOrder(
              ConceptIds.of(SPACE, END, "a"), ConceptIds.of(SPACE, end, "x"));
      Concept reinforced = memory.concepts().get(ConceptIds.of(SPACE, END, "a"));
      assertThat(reinforced.replays()).isEqualTo(1);
      assertThat(reinforced.members()).isEqualTo(6);
      assertThat(reinforced.strength()).isEqualTo(0.19, within(1e-12));
      assertThat(reinforced.reinforcedAt()).isEqualTo(end);
      memory.dump(SPACE).assertSound(2);
    }
  }

  @Test
  void bearsTheConceptOfTheClusterWithTheSmallestMemberFirst() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      memory.store(episode("a", TEN, 1, 0), episode("b", TEN, 1, 0), episode("c", TEN, 1, 0));
      memory.store(
          episode("x", TEN, 0.9f, 0.4359f),
          episode("y", TEN, 0.9f, 0.4359f),
          episode("z", TEN, 0.9f, 0.4359f));
      memory.write(window(END, cluster("x", "y", "z"), cluster("a", "b", "c")));

      memory.watermark(END);

      assertThat(memory.concepts()).containsOnlyKeys(ConceptIds.of(SPACE, END, "a"));
      assertThat(memory.concepts().get(ConceptIds.of(SPACE, END, "a")).replays()).isEqualTo(1);
    }
  }

  @Test
  void consolidatesAConceptThatWasReplayedThreeTimes() throws Exception {
    try (MemoryHarness memory = withConcept("a", "b", "c")) {
      for (int i = 1; i <= 3; i++) {
        long end = END + i * MINUTE;
        memory.store(
            episode("a" + i, end, 1, 0), episode("b" + i, end, 1, 0), episode("c" + i, end, 1, 0));
        memory.write(window(end, cluster("a" + i, "b" + i, "c" + i)));
        memory.watermark(end);
      }

      assertThat(memory.concepts().values())
          .singleElement()
          .satisfies(c -> assertThat(c.state()).isEqualTo(ConceptState.CONSOLIDATED));
    }
  }

  @Test
  void mergesConceptsThatCameToMeanTheSameAndKnowsTheYoungerByItsName() throws Exception {
    Configuration config = new Configuration();
    config.set(LearningOptions.MERGE_SIMILARITY, 0.8);
    try (MemoryHarness memory = withConcept(config, "a", "b", "c")) {
      long end = END + MINUTE;
      memory.store(
          episode("x", end, 0.82f, 0.5724f),
          episode("y", end, 0.82f, 0.5724f),
          episode("z", end, 0.82f, 0.5724f));
      memory.write(window(end, cluster("x", "y", "z")));
      memory.watermark(end);

      String older = ConceptIds.of(SPACE, END, "a");
      String younger = ConceptIds.of(SPACE, end, "x");
      assertThat(memory.concepts()).containsOnlyKeys(older);
      assertThat(memory.concepts().get(older).members()).isEqualTo(6);
      assertThat(memory.bindings().values())
          .hasSize(6)
          .allSatisfy(binding -> assertThat(binding.concept()).isEqualTo(older));
      assertThat(memory.dump(SPACE).aliases).containsEntry(younger, older);
      memory.dump(SPACE).assertSound(1);

      double before = memory.bindings().get(SPACE + "/x/" + older).strength();
      memory.write(helped("f", end + 1, younger));
      memory.watermark(end + MINUTE);
      assertThat(memory.bindings().get(SPACE + "/x/" + older).strength()).isGreaterThan(before);
    }
  }

  @Test
  void bindsAnEpisodeToTheConceptsThatItIsNearTo() throws Exception {
    try (MemoryHarness memory = withConcept("a", "b", "c")) {
      memory.store(episode("near", END + 1, 0.8f, 0.6f), episode("far", END + 1, 0.4f, 0.9165f));

      memory.watermark(END + MINUTE);

      Binding binding = memory.bindings().get(SPACE + "/near/" + ConceptIds.of(SPACE, END, "a"));
      assertThat(binding.strength()).isEqualTo(0.9 * (0.8 - 0.5) / 0.5, within(1e-6));
      assertThat(memory.bindings()).hasSize(4);
      assertThat(memory.concepts().values())
          .singleElement()
          .satisfies(concept -> assertThat(concept.fanOut()).isEqualTo(4));
    }
  }

  @Test
  void learnsFromFeedbackInTheOrderOfItsIds() throws Exception {
    try (MemoryHarness memory = withConcept("a", "b", "c")) {
      memory.write(
          hurt("2", END + 1, "b"), helped("1", END + 1, "a", "b"), helped("3", END + 1, "nothing"));

      memory.watermark(END + MINUTE);

      String concept = ConceptIds.of(SPACE, END, "a");
      double left = 0.9 * Math.exp(-0.05 * (1 + 0.1 * Math.log(3)) * 10 * SECOND / DAY);
      double helped = left + 0.1 * (1 - left);
      assertThat(memory.bindings().get(SPACE + "/a/" + concept).strength())
          .isEqualTo(helped, within(1e-6));
      assertThat(memory.bindings().get(SPACE + "/b/" + concept).strength())
          .isEqualTo(0.9 * helped, within(1e-6));
      assertThat(memory.bindings().get(SPACE + "/c/" + concept).at()).isEqualTo(END);
    }
  }

  @Test
  void judgesAllBindingsOfAConceptThatMisled() throws Exception {
    try (MemoryHarness memory = withConcept("a", "b", "c")) {
      memory.write(hurt("1", END + 1, ConceptIds.of(SPACE, END, "a")));

      memory.watermark(END + MINUTE);

      assertThat(memory.bindings().values())
          .hasSize(3)
          .allSatisfy(b -> assertThat(b.strength()).isEqualTo(0.81, within(1e-4)));
    }
  }

  @Test
  void keepsWithinTheNumberOfConceptsAndLetsTheWeakestGo() throws Exception {
    Configuration config = new Configuration();
    config.set(LearningOptions.MAX_CONCEPTS, 1);
    try (MemoryHarness memory = withConcept(config, "a", "b", "c")) {
      long end = END + MINUTE;
      memory.store(episode("x", end, 0, 1), episode("y", end, 0, 1), episode("z", end, 0, 1));
      memory.write(window(end, cluster("x", "y", "z")));

      memory.watermark(end);

      assertThat(memory.concepts()).containsOnlyKeys(ConceptIds.of(SPACE, end, "x"));
      memory.dump(SPACE).assertSound(1);
    }
  }

  @Test
  void skipsMembersThatAreNotThereAndClustersThatAreTooSmallThen() throws Exception {
    try (MemoryHarness memory = MemoryHarness.open(parameters())) {
      memory.store(
          episode("a", TEN, 1, 0),
          episode("b", TEN, 1, 0),
          episode("c", TEN, 1, 0),
          episode("x", TEN, 0, 1),
          episode("y", TEN, 0, 1));
      memory.write(window(END, cluster("a", "b", "c", "gone"), cluster("x", "y", "lost")));

      memory.watermark(END);

      assertThat(memory.concepts()).containsOnlyKeys(ConceptIds.of(SPACE, END, "a"));
      assertThat(memory.concepts().values())
          .singleElement()
          .satisfies(concept -> assertThat(concept.members()).isEqualTo(3));
    }
  }

  @Test
  void learnsNothingOfItInASpaceOfEpisodesOnly() throws Exception {
    Configuration config = new Configuration();
    config.set(MemoryOptions.MODE, MemoryMode.SINGLE);
    try (MemoryHarness memory = withConcept(config, "a", "b", "c")) {
      SpaceDump dump = memory.dump(SPACE);

      assertThat(memory.concepts()).isEmpty();
      assertThat(dump.edges).isEmpty();
      assertThat(dump.tails).isEmpty();
      assertThat(memory.timers()).isZero();
    }
  }

  @Test
  void tellsHowLongAWindowTook() throws Exception {
    try (MemoryHarness memory = withConcept("a", "b", "c")) {
      assertThat(windows(memory)).isEqualTo(1);
    }
  }

  private static MemoryParameters parameters() {
    return MemoryOptions.parameters(new Configuration());
  }
}
