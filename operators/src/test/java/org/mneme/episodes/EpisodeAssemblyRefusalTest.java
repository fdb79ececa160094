package org.mneme.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.episodes.EpisodeRecords.DEFAULTS;
import static org.mneme.episodes.EpisodeRecords.KEY;
import static org.mneme.episodes.EpisodeRecords.completed;
import static org.mneme.episodes.EpisodeRecords.on;
import static org.mneme.episodes.EpisodeRecords.started;
import static org.mneme.episodes.EpisodeRecords.step;
import static org.mneme.episodes.EpisodeRecords.weighing;
import static org.mneme.model.RejectionReason.CONFLICTING_COMPLETION;
import static org.mneme.model.RejectionReason.CONFLICTING_START;
import static org.mneme.model.RejectionReason.CONFLICTING_STEP;
import static org.mneme.model.RejectionReason.EPISODE_TOO_LARGE;
import static org.mneme.model.RejectionReason.LATE;
import static org.mneme.model.RejectionReason.NOT_STARTED;
import static org.mneme.model.RejectionReason.TOO_MANY_STEPS;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Rejection;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.Verdict;

class EpisodeAssemblyRefusalTest {

  private static final long GRACE = 500;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final AssemblyLine line = new AssemblyLine(DEFAULTS);

  @Test
  void recognisesRecordsThatAreSentAgain() {
    line.take(started(1_000), step(1, 2_000), step(2, 3_000));
    line.take(on("elsewhere", started(1_000)), step(1, 2_000), step(2, 3_000));
    line.take(completed(4_000, 3), completed(4_000, 3));

    assertThat(line.repeated()).hasSize(4);
    assertThat(line.accepted()).hasSize(4);
    assertThat(line.rejections()).isEmpty();
  }

  @Test
  void refusesOtherContentInTheSamePlace() {
    EpisodeEvent otherStep = step(1, 2_000, "book", StepStatus.OK);
    line.take(started(1_000), step(1, 2_000), completed(4_000, 3));
    line.take(started(1_001), otherStep, completed(4_000, 3, Verdict.FAILURE));

    assertThat(line.rejections())
        .extracting(Rejection::reason)
        .containsExactly(CONFLICTING_START, CONFLICTING_STEP, CONFLICTING_COMPLETION);
    assertThat(line.rejections().get(1).origin()).isEqualTo(otherStep.origin());
    assertThat(line.rejections().get(1).message())
        .isEqualTo("step 1 of episode e1 was already accepted with other content");
  }

  @Test
  void tellsRepeatedRecordsOfAClosedEpisodeFromLateOnes() {
    line.take(started(1_000), step(1, 2_000), step(4, 3_000), completed(4_000, 2));
    line.take(step(4, 3_000), started(1_000), completed(4_000, 2));
    assertThat(line.repeated()).hasSize(3);

    line.take(step(4, 3_001), step(2, 3_000), started(1_001), completed(4_001, 2));

    assertThat(line.rejections()).hasSize(4).extracting(Rejection::reason).containsOnly(LATE);
    assertThat(line.rejections().get(0).message())
        .isEqualTo(
            "step 4 of episode e1 came after it was closed (success) at 1970-01-01T00:00:04Z,"
                + " and is not one it was closed with");
    assertThat(line.episodes()).hasSize(1);
  }

  @Test
  void refusesAllRecordsOfACompletedEpisodeThatNeverStarted() {
    line.take(step(2, 3_000), step(1, 2_000), completed(4_000, 2));
    line.watermark(4_000 + GRACE - 1);
    assertThat(line.rejections()).isEmpty();

    line.watermark(4_000 + GRACE);

    assertThat(line.rejections()).extracting(Rejection::reason).containsOnly(NOT_STARTED);
    assertThat(line.rejections())
        .extracting(rejection -> EpisodeRecords.text(rejection.origin()))
        .containsExactly(
            "step 2 at 3000 by search", "step 1 at 2000 by search", "completed 4000 with 2");
    assertThat(line.episodes()).isEmpty();
    assertThat(line.isEmpty()).isTrue();
  }

  @Test
  void takesRecordsOfARefusedEpisodeWhenAllAreSentAgain() {
    line.take(step(1, 2_000), completed(4_000, 1)).watermark(4_000 + GRACE);
    line.take(started(1_000), step(1, 2_000), completed(4_000, 1));

    assertThat(line.episodes()).hasSize(1);
    assertThat(line.repeated()).isEmpty();
  }

  @Test
  void refusesStepsWithoutAStartAfterTheIdleTimeout() {
    line.take(step(1, 2_000), step(2, 5_000)).watermark(5_000 + DAY - 1);
    assertThat(line.rejections()).isEmpty();

    line.watermark(5_000 + DAY);

    assertThat(line.rejections())
        .hasSize(2)
        .extracting(Rejection::reason)
        .containsOnly(NOT_STARTED);
    assertThat(line.isEmpty()).isTrue();
  }

  @Test
  void holdsOriginalRecordsOnlyUntilTheStart() {
    line.take(step(1, 2_000), step(2, 3_000));
    assertThat(line.store(KEY).heldRecords()).isEqualTo(2);

    line.take(started(1_000), step(3, 4_000));

    assertThat(line.store(KEY).heldRecords()).isZero();
  }

  @Test
  void refusesACompletionOfAnAbandonedEpisodeAsLate() {
    line.take(started(1_000)).watermark(1_000 + DAY).take(completed(4_000, 0), started(1_000));

    assertThat(line.rejections()).extracting(Rejection::reason).containsExactly(LATE);
    assertThat(line.rejections().get(0).message()).contains("(abandoned)");
    assertThat(line.repeated()).hasSize(1);
  }

  @Test
  void refusesStepsBeyondTheLimitAndGoesOn() {
    line.take(started(0));
    for (int number = 1; number <= 1_001; number++) {
      line.take(step(number, number));
    }
    line.take(completed(2_000, 1_000));

    assertThat(line.rejections()).extracting(Rejection::reason).containsExactly(TOO_MANY_STEPS);
    assertThat(EpisodeRecords.text(line.rejections().get(0).origin()))
        .isEqualTo("step 1001 at 1001 by search");
    assertThat(line.episodes().get(0).steps()).hasSize(1_000);
  }

  @Test
  void refusesAStepThatMakesTheEpisodeTooLargeAndGoesOn() {
    int half = 5 * 1024 * 1024;
    line.take(weighing(0, started(0)), weighing(half, step(1, 1)), weighing(half, step(1, 1)));
    line.take(weighing(half, step(2, 2)), weighing(1, step(3, 3)), weighing(0, step(4, 4)));
    line.take(completed(2_000, 3));

    assertThat(line.rejections()).extracting(Rejection::reason).containsExactly(EPISODE_TOO_LARGE);
    assertThat(line.episodes().get(0).steps())
        .extracting(StepDigest::number)
        .containsExactly(1, 2, 4);
  }
}
