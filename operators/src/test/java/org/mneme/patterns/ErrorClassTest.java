package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;

class ErrorClassTest {

  @Test
  void leavesOutWhatDiffersFromCaseToCase() {
    assertThat(of(StepStatus.ERROR, "Error: reservation 4WQ150 not found"))
        .isEqualTo("book: reservation # not found")
        .isEqualTo(of(StepStatus.ERROR, "Error: reservation JG7FMM0 not found"));
    assertThat(of(StepStatus.ERROR, "user 'mia li' has no card \"gold\"\nat line 3"))
        .isEqualTo("book: user # has no card #");
  }

  @Test
  void isShortHoweverLongTheMessage() {
    assertThat(of(StepStatus.ERROR, "very ".repeat(500)))
        .isEqualTo("book: very very very very very very very very very very very very");
    assertThat(of(StepStatus.ERROR, "x".repeat(500))).isEqualTo("book: error");
  }

  @Test
  void saysAnErrorWithoutAMessageAndATimeoutApart() {
    assertThat(of(StepStatus.ERROR, null)).isEqualTo("book: error");
    assertThat(of(StepStatus.TIMEOUT, "after 30 s")).isEqualTo("book: timeout");
    assertThat(of(StepStatus.OK, "Error: none")).isEmpty();
  }

  private static String of(StepStatus status, String message) {
    return ErrorClass.of(
        new StepDigest(
            1, 0, "book", null, null, null, status, message, null, null, List.of(), List.of()));
  }
}
