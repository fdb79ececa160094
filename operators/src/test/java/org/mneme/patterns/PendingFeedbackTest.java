package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.Feedback;
import org.mneme.model.PatternKind;

class PendingFeedbackTest {

  private static final String PATTERN =
      PatternId.of(CandidateKey.of("airline", PatternKind.SEQUENCE, "", List.of("a", "b")));

  @Test
  void countsAPatternOnceHoweverOftenOneRecordNamesIt() {
    Feedback feedback =
        new Feedback(
            "f1", "s", "q1", List.of(PATTERN, "e1", PATTERN, PATTERN), List.of(), 1_000, null);

    PendingFeedback judged = PendingFeedback.of(feedback, 2_000);

    assertThat(judged.helped()).containsExactly(PATTERN);
    assertThat(judged.hurt()).isEmpty();
  }
}
