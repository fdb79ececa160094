package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.TASK;
import static org.mneme.episodes.EpisodeRecords.digest;
import static org.mneme.episodes.EpisodeRecords.outcome;
import static org.mneme.model.FindingKind.IMPROVEMENT;
import static org.mneme.model.FindingKind.INSIGHT;
import static org.mneme.model.FindingKind.SUCCESS;
import static org.mneme.model.StepStatus.ERROR;
import static org.mneme.model.StepStatus.OK;
import static org.mneme.model.StepStatus.TIMEOUT;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.mneme.model.Finding;
import org.mneme.model.Outcome;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.Verdict;

class ReflectorTest {

  private static final List<StepStatus> STATUSES = List.of(StepStatus.values());
  private static final List<Verdict> VERDICTS = List.of(Verdict.values());

  private final Reflector reflector =
      new Reflector(ReflectionOptions.parameters(new Configuration()));

  @Test
  void findsWhatAFlawlessSuccessTeaches() {
    assertThat(
            findings(
                Verdict.SUCCESS,
                digest(1, "search", OK),
                digest(2, "search", OK),
                digest(3, "book", OK)))
        .containsExactly(
            new Finding(SUCCESS, List.of(3), "The task was completed in 3 steps."),
            new Finding(SUCCESS, List.of(1, 2, 3), "None of 3 steps failed."),
            new Finding(INSIGHT, List.of(1, 3), "A way that worked: booking by search, book."));
  }

  @Test
  void findsARecoveryByAnotherToolAndTheFailureBeforeIt() {
    assertThat(
            findings(
                Verdict.SUCCESS,
                digest(1, "pay_card", ERROR, "card declined", null),
                digest(2, "pay_voucher", OK)))
        .containsExactly(
            new Finding(SUCCESS, List.of(2), "The task was completed in 2 steps."),
            new Finding(SUCCESS, List.of(1, 2), "pay_voucher worked after pay_card had failed."),
            new Finding(
                IMPROVEMENT, List.of(1), "pay_card failed in 1 of 1 calls: card declined."));
  }

  @Test
  void gathersRepeatedRecoveriesOfAPairInOneFinding() {
    assertThat(
            findings(
                Verdict.PARTIAL,
                digest(1, "get", TIMEOUT),
                digest(2, "get", OK),
                digest(5, "get", ERROR),
                digest(6, "get", OK)))
        .contains(new Finding(SUCCESS, List.of(1, 2, 5, 6), "Trying get again worked."));
  }

  @Test
  void findsAToolThatWasCalledAgainAndAgain() {
    assertThat(
            findings(
                Verdict.FAILURE,
                digest(1, "book", ERROR, "sold out", null),
                digest(2, "book", ERROR, "sold out", null),
                digest(3, "book", TIMEOUT),
                digest(4, "search", ERROR)))
        .containsExactly(
            new Finding(IMPROVEMENT, List.of(1, 2, 3), "book failed in 3 of 3 calls: sold out."),
            new Finding(IMPROVEMENT, List.of(4), "search failed in 1 of 1 calls."),
            new Finding(
                IMPROVEMENT,
                List.of(1, 2, 3),
                "book failed 3 times in a row; try another way sooner."),
            new Finding(IMPROVEMENT, List.of(4), "It ended on a failed call of search."),
            new Finding(INSIGHT, List.of(4), "It failed after 4 steps."));
  }

  @Test
  void findsTheStepThatTookMostOfTheTime() {
    assertThat(
            findings(
                Verdict.SUCCESS,
                digest(1, "search", OK, null, 500L),
                digest(2, "render", OK, null, 4_500L)))
        .contains(
            new Finding(
                IMPROVEMENT, List.of(2), "Step 2 (render) took 90 % of the time spent in tools."));
  }

  @Test
  void callsNoQuickLoneOrUntimedStepSlow() {
    assertThat(
            sentences(
                Verdict.SUCCESS,
                digest(1, "search", OK, null, 1L),
                digest(2, "render", OK, null, 999L)))
        .noneMatch(sentence -> sentence.contains("took"));
    assertThat(
            sentences(
                Verdict.SUCCESS,
                digest(1, "search", OK, null, 60_000L),
                digest(2, "render", OK, null, null)))
        .noneMatch(sentence -> sentence.contains("took"));
  }

  @Test
  void namesGoalsThatWereNotReached() {
    Outcome partial =
        new Outcome(
            Verdict.PARTIAL, null, null, List.of("flight"), List.of("hotel", "car"), List.of());

    assertThat(reflector.reflect(TASK, partial, List.of()).findings())
        .containsExactly(new Finding(IMPROVEMENT, List.of(), "Not reached: hotel, car."));
  }

  @Test
  void saysWhyTheAgentGaveUpAndThatItDidSoLate() {
    Outcome abstained =
        new Outcome(Verdict.ABSTAINED, null, "no refund", List.of(), List.of(), List.of());
    List<StepDigest> eleven = new ArrayList<>();
    for (int number = 1; number <= 11; number++) {
      eleven.add(digest(number, "ask", OK));
    }

    assertThat(reflector.reflect(TASK, abstained, eleven).findings())
        .contains(
            new Finding(IMPROVEMENT, List.of(11), "It was given up only after 11 steps."),
            new Finding(INSIGHT, List.of(11), "The agent abstained after 11 steps: no refund."));
    assertThat(reflector.reflect(TASK, abstained, eleven.subList(0, 10)).findings())
        .noneMatch(finding -> finding.sentence().contains("only after"));
  }

  @Test
  void findsThatNoOneCompletedAnAbandonedEpisode() {
    assertThat(reflector.reflect(TASK, null, List.of(digest(1, "search", ERROR))).findings())
        .containsExactly(
            new Finding(IMPROVEMENT, List.of(1), "search failed in 1 of 1 calls."),
            new Finding(IMPROVEMENT, List.of(1), "It ended on a failed call of search."),
            new Finding(INSIGHT, List.of(1), "No one completed it; it fell silent after 1 step."));
  }

  @Test
  void boundsFindingsOfOneSortAndTheirEvidence() {
    List<StepDigest> steps = new ArrayList<>();
    for (int number = 1; number <= 100; number++) {
      steps.add(digest(number, "flaky", ERROR));
    }
    for (int number = 101; number <= 120; number++) {
      steps.add(digest(number, "tool-" + number, ERROR));
    }

    List<Finding> findings = reflector.reflect(TASK, outcome(Verdict.FAILURE), steps).findings();

    assertThat(findings).filteredOn(finding -> finding.sentence().contains("calls")).hasSize(5);
    assertThat(findings).allMatch(finding -> finding.steps().size() <= 32);
  }

  @Test
  void ordersKindsAndEvidenceWhateverHappened() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<StepDigest> steps = new ArrayList<>();
      int size = random.nextInt(12);
      for (int number = 1; number <= size; number++) {
        StepStatus status = STATUSES.get(random.nextInt(3));
        steps.add(digest(number, "tool-" + random.nextInt(3), status, "why", 1_500L));
      }
      Verdict verdict = VERDICTS.get(random.nextInt(4));

      List<Finding> findings = reflector.reflect(TASK, outcome(verdict), steps).findings();

      assertThat(findings).extracting(Finding::kind).isSorted();
      assertThat(findings).allSatisfy(finding -> assertThat(finding.steps()).isSorted());
      assertThat(findings)
          .allSatisfy(finding -> assertThat(finding.sentence()).endsWith(".").doesNotContain("{}"));
    }
  }

  private List<Finding> findings(Verdict verdict, StepDigest... steps) {
    return reflector.reflect(TASK, outcome(verdict), List.of(steps)).findings();
  }

  private List<String> sentences(Verdict verdict, StepDigest... steps) {
    return findings(verdict, steps).stream().map(Finding::sentence).toList();
  }
}
