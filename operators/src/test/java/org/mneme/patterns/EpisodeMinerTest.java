package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.patterns.Traces.NOON;
import static org.mneme.patterns.Traces.trace;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mneme.model.PatternKind;

class EpisodeMinerTest {

  @Test
  void showsEverySequenceOfAnEpisodeOnce() {
    assertThat(shown(PatternKind.SEQUENCE, "a b c a b"))
        .containsOnlyKeys(
            "[a]",
            "[b]",
            "[c]",
            "[a, b]",
            "[b, c]",
            "[c, a]",
            "[a, b, c]",
            "[b, c, a]",
            "[c, a, b]",
            "[a, b, c, a]",
            "[b, c, a, b]",
            "[a, b, c, a, b]")
        .containsEntry("[a, b]", new Showings.Showing(true, 2))
        .containsEntry("[b, c]", new Showings.Showing(true, 1));
  }

  @Test
  void countsRepeatsOfAToolInARowAsOne() {
    assertThat(shown(PatternKind.SEQUENCE, "a a a b")).containsOnlyKeys("[a]", "[b]", "[a, b]");
  }

  @Test
  void takesAStepThatWasDoneAgainForDone() {
    assertThat(CleanPath.of(trace("e", NOON, true, "a b! fix b c")))
        .containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void endsARunAtAnErrorThatWasNotPutRight() {
    assertThat(CleanPath.of(trace("e", NOON, true, "a b! other c d")))
        .containsExactly(List.of("a"), List.of("c", "d"));
    assertThat(CleanPath.of(trace("e", NOON, true, "a b! x! y! z! c")))
        .containsExactly(List.of("a"));
  }

  @Test
  void showsWhatFollowedAnErrorUpToThePointWhereItWasPutRight() {
    assertThat(shown(PatternKind.RECOVERY, "a b! fix b c"))
        .containsOnlyKeys("b: error [fix]", "b: error [fix, b]", "b: error []")
        .containsEntry("b: error [fix, b]", new Showings.Showing(true, 1))
        .containsEntry("b: error []", new Showings.Showing(true, 1));
  }

  @Test
  void takesARecoveryForFailedWhenItsErrorComesBack() {
    assertThat(shown(PatternKind.RECOVERY, "b! fix c b! end"))
        .containsEntry("b: error [fix]", new Showings.Showing(false, 1))
        .containsEntry("b: error [fix, c]", new Showings.Showing(false, 1))
        .containsEntry("b: error [end]", new Showings.Showing(true, 1));
  }

  @Test
  void takesARecoveryForFailedWhenItsLastStepFailed() {
    assertThat(shown(PatternKind.RECOVERY, "b! fix!"))
        .containsEntry("b: error [fix]", new Showings.Showing(false, 1))
        .containsEntry("b: error []", new Showings.Showing(false, 1));
  }

  @Test
  void takesEqualErrorsInARowForOne() {
    assertThat(shown(PatternKind.RECOVERY, "b! b! b"))
        .containsOnlyKeys("b: error [b]", "b: error [b, b]", "b: error []")
        .containsEntry("b: error [b]", new Showings.Showing(false, 1))
        .containsEntry("b: error [b, b]", new Showings.Showing(true, 1));
  }

  @Test
  void showsTheChoicesAfterAToolAndTheFeaturesOfItsTask() {
    Map<CandidateKey, Showings.Showing> all =
        EpisodeMiner.mine(trace("e", NOON, false, "a b", List.of("type=refund")));

    assertThat(all)
        .containsEntry(
            CandidateKey.of("travel", PatternKind.DECISION, "a", List.of()),
            new Showings.Showing(false, 1))
        .containsEntry(
            CandidateKey.of("travel", PatternKind.CONTEXT, "type=refund", List.of()),
            new Showings.Showing(false, 1));
  }

  private static Map<String, Showings.Showing> shown(PatternKind kind, String steps) {
    Map<String, Showings.Showing> shown = new TreeMap<>();
    EpisodeMiner.mine(trace("e", NOON, true, steps))
        .forEach(
            (key, showing) -> {
              if (key.kind() == kind) {
                shown.put((key.condition() + " " + key.tools()).strip(), showing);
              }
            });
    return shown;
  }
}
