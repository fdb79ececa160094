package org.mneme.episodic.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.episodic.prediction.Experiences.TEN;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.PackedVector;
import org.mneme.model.StepStatus;

class ExperienceTest {

  private static final byte[] STATE = PackedVector.pack(new float[] {1, 2});
  private static final byte[] THREE_FOUR = PackedVector.pack(new float[] {3, 4});
  private static final byte[] FIVE = PackedVector.pack(new float[] {0, 5});
  private static final double ERROR = Math.sqrt(10) / 10;

  @Test
  void isCalledByItsEpisodeAndStepAndKeepsItsVectors() {
    Experience experience = experience(write(StepStatus.OK, null, FIVE));

    assertThat(experience.id()).isEqualTo("e/1#7");
    assertThat(experience.at()).isEqualTo(TEN);
    assertThat(experience.tool()).isEqualTo("grasp");
    assertThat(experience.state()).isEqualTo(STATE);
    assertThat(experience.action()).isEqualTo(THREE_FOUR);
    assertThat(experience.outcome()).isEqualTo(FIVE);
    assertThat(experience.withoutState().state()).isNull();
  }

  @Test
  void succeedsByItsStatusWhereNothingWasPredicted() {
    assertThat(experience(write(StepStatus.OK, null, FIVE)).success()).isEqualTo(1);
    assertThat(experience(write(StepStatus.ERROR, null, FIVE)).success()).isZero();
    assertThat(experience(write(StepStatus.TIMEOUT, null, null)).success()).isZero();
    assertThat(experience(write(StepStatus.OK, THREE_FOUR, null)).error()).isNull();
  }

  @Test
  void losesHalfOfTheErrorOfASuccess() {
    Experience experience = experience(write(StepStatus.OK, THREE_FOUR, FIVE));

    assertThat(experience.error()).isCloseTo(ERROR, within(1e-12));
    assertThat(experience.success()).isCloseTo(1 - ERROR / 2, within(1e-12));
  }

  @Test
  void failsAlsoWhereTheFailureWasPredicted() {
    Experience experience = experience(write(StepStatus.ERROR, FIVE, FIVE));

    assertThat(experience.error()).isZero();
    assertThat(experience.success()).isZero();
  }

  private static Experience experience(ExperienceWrite write) {
    return Experience.of(write, PredictionParameters.DEFAULT.surprisePenalty());
  }

  private static ExperienceWrite write(StepStatus status, byte[] predicted, byte[] outcome) {
    return new ExperienceWrite(
        "s",
        Experiences.context("e/1"),
        7,
        TEN,
        "grasp",
        status,
        STATE,
        THREE_FOUR,
        predicted,
        outcome,
        List.of(),
        null);
  }
}
