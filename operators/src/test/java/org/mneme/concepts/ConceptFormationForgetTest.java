package org.mneme.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.concepts.Samples.DEFAULTS;
import static org.mneme.concepts.Samples.EAST;
import static org.mneme.concepts.Samples.HOUR;
import static org.mneme.concepts.Samples.MINUTE;
import static org.mneme.concepts.Samples.SPACE;
import static org.mneme.concepts.Samples.TEN;
import static org.mneme.concepts.Samples.episode;
import static org.mneme.concepts.Samples.forget;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mneme.model.ClusterWindow;
import org.mneme.model.CommandKind;
import org.mneme.model.SubjectHash;
import org.mneme.model.TargetKind;

class ConceptFormationForgetTest {

  private static final long FIRST_END = TEN + MINUTE - 1;
  private static final long SECOND_END = FIRST_END + MINUTE;

  @Test
  void dropsTheSubjectBeforeItsWindowIsClustered() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      storeFourOfTwoUsers(concepts, TEN);
      concepts.take(forget("c1", TargetKind.USER, "mia", TEN + 30));

      concepts.watermark(FIRST_END);

      assertThat(names(concepts.found())).containsExactlyInAnyOrder("b", "c", "d");
    }
  }

  @Test
  void passesOverACommandThatIsSentAgainEvenWithALaterTime() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      concepts.take(forget("c1", TargetKind.USER, "mia", TEN));
      concepts.watermark(FIRST_END);
      storeFourOfTwoUsers(concepts, TEN + MINUTE);

      concepts.take(forget("c1", TargetKind.USER, "mia", TEN + MINUTE + 30));
      concepts.watermark(SECOND_END);

      assertThat(names(concepts.found())).contains("a", "b", "c", "d");
    }
  }

  @Test
  void leavesEarlierWindowsAsTheyWere() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      storeFourOfTwoUsers(concepts, TEN);
      concepts.take(forget("c1", TargetKind.USER, "mia", TEN + MINUTE));

      concepts.watermark(SECOND_END);

      assertThat(names(concepts.found())).contains("a", "b", "c", "d");
    }
  }

  @Test
  void dropsWhatWaitsForALaterWindowIfItStartedBefore() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      storeFourOfTwoUsers(concepts, TEN + MINUTE);
      concepts.take(forget("c1", TargetKind.USER, "mia", TEN + 30));

      concepts.watermark(SECOND_END);

      assertThat(names(concepts.found())).containsExactlyInAnyOrder("b", "c", "d");
    }
  }

  @Test
  void refusesWhatComesLaterAndStartedBefore() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      concepts.take(forget("c1", TargetKind.AGENT, "robot", TEN + 30));
      concepts.watermark(FIRST_END);

      for (int i = 0; i < 4; i++) {
        concepts.take(episode("before-" + i, "robot", "u", TEN + MINUTE + i, EAST));
        concepts.take(episode("after-" + i, "robot", "u", TEN + MINUTE + 30 + i, EAST));
      }
      concepts.watermark(SECOND_END);

      assertThat(names(concepts.found()))
          .containsExactlyInAnyOrder("after-0", "after-1", "after-2", "after-3");
    }
  }

  @Test
  void refusesForGoodAlsoAfterARestart() throws Exception {
    ConceptHarness first = ConceptHarness.open(DEFAULTS);
    first.take(forget("c1", TargetKind.SPACE, SPACE, TEN));
    first.take(forget("c2", TargetKind.EPISODE, "e9", TEN + HOUR));
    first.watermark(TEN + 2 * HOUR);
    var snapshot = first.snapshot();
    first.close();
    try (ConceptHarness concepts = ConceptHarness.restore(DEFAULTS, snapshot)) {
      concepts.take(episode("a", TEN - HOUR, EAST), episode("e9", TEN + HOUR, EAST));
      concepts.take(episode("b", TEN + HOUR, EAST), episode("c", TEN + HOUR, EAST));

      concepts.watermark(TEN + 3 * HOUR);

      assertThat(names(concepts.found())).containsExactlyInAnyOrder("b", "c");
    }
  }

  @Test
  void namesNoneOfTheForgottenInItsState() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      concepts.take(episode("a", "robot", "mia", TEN, EAST));
      concepts.take(forget("c1", TargetKind.USER, "mia", TEN + 30));
      concepts.watermark(FIRST_END);

      assertThat(concepts.stateEntries()).containsOnly(Map.entry("ledger", 1));
      assertThat(concepts.ledger()).containsExactly(SubjectHash.of(TargetKind.USER, "mia"));
    }
  }

  @Test
  void doesNothingForADryRunOrAnotherCommand() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      storeFourOfTwoUsers(concepts, TEN);
      concepts.take(
          Samples.command("c1", CommandKind.FORGET, TargetKind.USER, "mia", TEN + 30, true));
      concepts.take(
          Samples.command("c2", CommandKind.PIN, TargetKind.EPISODE, "a", TEN + 30, false));

      concepts.watermark(FIRST_END);

      assertThat(names(concepts.found())).contains("a", "b", "c", "d");
    }
  }

  @Test
  void takesALateForgetIntoTheNextWindow() throws Exception {
    try (ConceptHarness concepts = ConceptHarness.open(DEFAULTS)) {
      concepts.take(episode("a", "x", "mia", TEN, EAST), episode("b", "x", "ben", TEN, EAST));
      concepts.watermark(FIRST_END);
      concepts.found();

      concepts.take(forget("c1", TargetKind.USER, "mia", TEN + 30));
      concepts.take(episode("c", "x", "ben", TEN + MINUTE, EAST));
      concepts.watermark(SECOND_END);

      assertThat(names(concepts.found())).containsExactlyInAnyOrder("b", "c");
    }
  }

  private static void storeFourOfTwoUsers(ConceptHarness concepts, long at) throws Exception {
    concepts.take(episode("a", "x", "mia", at, EAST), episode("b", "x", "ben", at, EAST));
    concepts.take(episode("c", "x", "ben", at, EAST), episode("d", "x", "ben", at, EAST));
  }

  /** Every episode that clusters or links name. */
  private static List<String> names(List<ClusterWindow> windows) {
    List<String> names = new ArrayList<>();
    for (ClusterWindow window : windows) {
      window.clusters().forEach(cluster -> names.addAll(cluster.members()));
      window.links().forEach(links -> names.addAll(links.neighbours()));
      window.links().forEach(links -> names.add(links.episode()));
    }
    return names.stream().distinct().toList();
  }
}
