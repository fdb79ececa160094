package org.mneme.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.concepts.Samples.DEFAULTS;
import static org.mneme.concepts.Samples.EAST;
import static org.mneme.concepts.Samples.HOUR;
import static org.mneme.concepts.Samples.MINUTE;
import static org.mneme.concepts.Samples.NORTH;
import static org.mneme.concepts.Samples.TEN;
import static org.mneme.concepts.Samples.episode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.ClusterWindow;
import org.mneme.model.EpisodeCluster;
import org.mneme.model.EpisodeContext;
import org.mneme.model.EpisodeLinks;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;
import org.mneme.model.PackedVector;
import org.mneme.model.StepStatus;

class ConceptFormationFunctionTest {

  private static final long FIRST_END = TEN + MINUTE - 1;
  private static final long SECOND_END = FIRST_END + MINUTE;

  @Test
  void exampleUsage() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      concepts.take(episode("a", TEN, EAST), episode("b", TEN + 1, EAST));
      concepts.take(episode("c", TEN + 2, EAST), episode("d", TEN + 3, NORTH));

      concepts.watermark(FIRST_END);

      ClusterWindow found = concepts.found().get(0);
      assertThat(found.end()).isEqualTo(FIRST_END);
      EpisodeCluster cluster = found.clusters().get(0);
      assertThat(cluster.members()).containsExactly("a", "b", "c");
      assertThat(cluster.coherence()).isGreaterThan(0.99);
      assertThat(cluster.terms()).containsExactly("cancel", "flight", "refund", "the");
      assertThat(cluster.tools()).containsExactly("cancel", "search");
    }
  }

  @Test
  void keepsNothingOfAStepWithAState() throws Exception {
    EpisodeContext context =
        new EpisodeContext("a", TEN, "robot", null, null, null, null, List.of());
    byte[] state = PackedVector.pack(EAST);
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      concepts.take(
          MemoryWrite.of(
              new ExperienceWrite(
                  "support",
                  context,
                  1,
                  TEN,
                  "grasp",
                  StepStatus.OK,
                  state,
                  null,
                  null,
                  null,
                  List.of(),
                  null)));

      assertThat(concepts.stateEntries().values()).allMatch(count -> count == 0);
      assertThat(concepts.timers()).isZero();
    }
  }

  @Test
  void findsNothingBeforeTheWindowEnds() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      concepts.take(episode("a", TEN, EAST), episode("b", TEN, EAST), episode("c", TEN, EAST));

      concepts.watermark(FIRST_END - 1);

      assertThat(concepts.found()).isEmpty();
    }
  }

  @Test
  void clustersAnEpisodeWithThoseThatWaitedAndLinksTheNewOneOnly() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      concepts.take(episode("a", TEN, EAST), episode("b", TEN, EAST), episode("n", TEN, NORTH));
      concepts.watermark(FIRST_END);
      ClusterWindow first = concepts.found().get(0);
      concepts.take(episode("c", TEN + MINUTE, EAST));
      concepts.watermark(SECOND_END);
      ClusterWindow second = concepts.found().get(0);
      concepts.take(episode("d", TEN + 2 * MINUTE, EAST));
      concepts.watermark(SECOND_END + MINUTE);

      assertThat(first.clusters()).isEmpty();
      assertThat(first.links()).extracting(EpisodeLinks::episode).containsExactly("a", "b");
      assertThat(second.clusters().get(0).members()).containsExactly("a", "b", "c");
      assertThat(second.links()).extracting(EpisodeLinks::episode).containsExactly("c");
      assertThat(second.links().get(0).neighbours()).containsExactly("a", "b");
      assertThat(concepts.found()).as("what was clustered has left").isEmpty();
    }
  }

  @Test
  void takesALateEpisodeIntoTheNextWindow() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      concepts.take(episode("a", TEN, EAST), episode("b", TEN, EAST));
      concepts.watermark(FIRST_END);
      concepts.found();

      concepts.take(episode("late", TEN + 1, EAST));
      concepts.watermark(SECOND_END);

      assertThat(concepts.found().get(0).clusters().get(0).members())
          .containsExactly("a", "b", "late");
    }
  }

  @Test
  void ignoresWhatTheMemoryDoesNotStore() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      concepts.take(episode("a", TEN, EAST), episode("b", TEN, EAST));
      concepts.take(Samples.with(episode("c", TEN, EAST), EpisodeStatus.ABANDONED, 0.5));
      concepts.take(Samples.with(episode("d", TEN, EAST), EpisodeStatus.STORED, 0.09));

      concepts.watermark(FIRST_END);

      assertThat(concepts.found().get(0).clusters()).isEmpty();
    }
  }

  @Test
  void keepsTheFirstOfTwoEpisodesWithOneId() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      concepts.take(episode("a", TEN, EAST), episode("b", TEN, EAST), episode("c", TEN, EAST));
      concepts.take(episode("a", TEN, EAST), episode("b", TEN + 1, NORTH));

      concepts.watermark(FIRST_END);

      assertThat(concepts.found().get(0).clusters().get(0).members())
          .containsExactly("a", "b", "c");
    }
  }

  @Test
  void closesWindowsThatAJumpPassedOneAfterTheOther() throws Exception {
    List<ClusterWindow> oneByOne;
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      storeOverTenWindows(concepts);
      for (long end = FIRST_END; end < TEN + 20 * HOUR; end += MINUTE) {
        concepts.watermark(end);
      }
      oneByOne = concepts.found();
    }
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      storeOverTenWindows(concepts);
      concepts.watermark(TEN + 20 * HOUR);

      assertThat(oneByOne).hasSizeGreaterThan(5);
      assertThat(FoundText.of(concepts.found())).isEqualTo(FoundText.of(oneByOne));
    }
  }

  private static void storeOverTenWindows(ConceptHarness concepts) throws Exception {
    for (int i = 0; i < 30; i++) {
      concepts.take(episode("e" + i, TEN + i * MINUTE / 3, i % 4 == 0 ? NORTH : EAST));
    }
  }

  @Test
  void hasOneTimerWhileAnythingIsDueAndNoneAfterwards() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      concepts.take(episode("b", TEN + 5 * MINUTE, EAST));
      concepts.take(episode("a", TEN, EAST), episode("c", TEN + 9 * MINUTE, NORTH));
      assertThat(concepts.timers()).isEqualTo(1);

      concepts.watermark(TEN + HOUR);
      assertThat(concepts.timers()).as("for the end of waiting").isEqualTo(1);

      concepts.watermark(TEN + 13 * HOUR);
      assertThat(concepts.timers()).isZero();
      assertThat(concepts.stateEntries()).isEmpty();
    }
  }

  @Test
  void keepsWhatWaitsAtTheEndOfABoundedInput() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      concepts.take(episode("a", TEN, EAST), episode("b", TEN + HOUR, NORTH));

      concepts.watermark(Long.MAX_VALUE);

      assertThat(concepts.timers()).isZero();
      assertThat(concepts.stateEntries()).containsEntry("candidates", 2);
    }
  }

  @Test
  void saysWhereTheTimeOfAWindowWent() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      concepts.take(episode("a", TEN, EAST));
      concepts.watermark(TEN + 13 * HOUR);

      assertThat(concepts.latencies())
          .as("one window with a new episode")
          .extracting(LatencySample::operation)
          .containsExactly("concepts.state", "concepts.cluster", "concepts.window");
    }
  }
}
