package org.mneme.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.RecallResult;

class AnswerDifferenceTest {

  private final AnswerDifference difference = new AnswerDifference();

  @Test
  void saysThatEqualAnswersAreTheSame() {
    difference.add(answer(hit("a", 0.9), hit("b", 0.5)), answer(hit("a", 0.9), hit("b", 0.5)));
    difference.add(answer(), answer());

    assertThat(difference.same()).isEqualTo(2);
    assertThat(difference.shareInCommon()).hasValue(1);
    assertThat(difference.largestDifference()).isZero();
  }

  @Test
  void countsHitsInCommonOfTheLongerList() {
    difference.add(
        answer(hit("a", 0.9), hit("b", 0.5)),
        answer(hit("b", 0.4), hit("a", 0.9), hit("c", 0.3), hit("d", 0.2)));

    assertThat(difference.same()).isZero();
    assertThat(difference.shareInCommon()).hasValue(0.5);
    assertThat(difference.largestDifference()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void tellsAnotherOrderFromTheSame() {
    difference.add(answer(hit("a", 0.5), hit("b", 0.5)), answer(hit("b", 0.5), hit("a", 0.5)));

    assertThat(difference.same()).isZero();
    assertThat(difference.shareInCommon()).hasValue(1);
  }

  @Test
  void countsWhatWasNotAnswered() {
    difference.add(Optional.empty(), answer());
    difference.add(Optional.empty(), Optional.empty());

    assertThat(difference.asked()).isEqualTo(2);
    assertThat(difference.unansweredLeft()).isEqualTo(2);
    assertThat(difference.unansweredRight()).isEqualTo(1);
    assertThat(difference.shareInCommon()).isEmpty();
  }

  private static Optional<RecallResult> answer(Hit... hits) {
    return Optional.of(
        new RecallResult(
            "q",
            "s",
            0,
            List.of(hits),
            null,
            false,
            false,
            List.of(),
            Map.of(),
            null,
            "q",
            0,
            null));
  }

  private static Hit hit(String id, double score) {
    return new Hit(HitKind.EPISODE, id, score, 1, Map.of(), List.of(), null, null, null);
  }
}
