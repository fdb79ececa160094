package org.mneme.episodic.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mneme.episodic.prediction.Experiences.HOUR;
import static org.mneme.episodic.prediction.Experiences.TEN;
import static org.mneme.episodic.prediction.Experiences.experience;
import static org.mneme.episodic.prediction.Experiences.with;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mneme.model.PackedVector;
import org.mneme.model.Prediction;
import org.mneme.model.ToolVote;

class PredictorTest {

  private static final Predictor PREDICTOR = new Predictor(PredictionParameters.DEFAULT);

  @Test
  void predictsFromThreeExperiences() {
    Prediction predicted =
        predict(
            near(with(experience(1, "push", 1, 1, 0), vector(1, 0), vector(2, 0)), 1),
            near(with(experience(2, "push", 1, 1, 0), vector(1, 0), vector(2, 0)), 1),
            near(with(experience(3, "push", 1, 1, 0), vector(1, 3), vector(2, 3)), 1));

    assertThat(PackedVector.unpack(predicted.action())).containsExactly(1, 1);
    assertThat(PackedVector.unpack(predicted.outcome())).containsExactly(2, 1);
    assertThat(predicted.tools()).containsExactly(new ToolVote("push", 1, 1));
    assertThat(predicted.confidence()).isEqualTo(0.95);
    assertThat(predicted.experiences()).containsExactly("e#1", "e#2", "e#3");
  }

  @Test
  void weighsAsTheDefinitionSays() {
    // Used twice (0.5 and 1 after its own 0.9), error 0.1, three hours old, connected to one near.
    Experience old = Experiences.at(TEN, 0.1, experience(1, "a", 0.9, 1, 0));
    Standing standing =
        Standing.of(old)
            .used(0.5, 5)
            .used(1, 5)
            .with(new Connection("e#2", 0.3))
            .with(new Connection("far#9", 0.9));
    List<Evidence> evidence =
        PREDICTOR.weigh(
            List.of(new Neighbour(old, standing, 0.8), near(experience(2, 1, 0), 0.5)),
            TEN + 3 * HOUR);

    Evidence first = evidence.get(0);
    double historical = 0.7 * 2.4 / 3 + 0.3 * 2.4 / 3;
    double utility = 0.4 * 0.8 + 0.2 * historical + 0.2 * 0.25 + 0.1 * 0.9 + 0.1 * 0.3;
    assertThat(first.historical()).isCloseTo(historical, within(1e-12));
    assertThat(first.recency()).isCloseTo(0.25, within(1e-12));
    assertThat(first.accuracy()).isCloseTo(0.9, within(1e-12));
    assertThat(first.connection()).isCloseTo(0.3, within(1e-12));
    assertThat(first.utility()).isCloseTo(utility, within(1e-12));
    assertThat(first.weight()).isCloseTo(0.64 * (0.1 + 0.9) * utility, within(1e-12));
    // The other one: similarity 0.5, success 1, unmeasured, unconnected, as old.
    assertThat(evidence.get(1).utility())
        .isCloseTo(0.4 * 0.5 + 0.2 + 0.2 * 0.25 + 0.1 * 0.5, within(1e-12));
  }

  @Test
  void predictsNothingFromTwo() {
    assertThat(predict(near(experience(1, 1, 0), 1), near(experience(2, 1, 0), 1))).isNull();
  }

  @Test
  void isAsConfidentAsStatesAreNear() {
    Prediction predicted =
        predict(
            near(experience(1, 1, 0), 0.9),
            near(experience(2, 1, 0), 0.6),
            near(experience(3, 1, 0), 0.5));

    assertThat(predicted.confidence()).isCloseTo((0.81 + 0.36 + 0.25) / 3, within(1e-12));
  }

  @Test
  void letsASuccessOutweighFailures() {
    Prediction predicted =
        predict(
            near(experience(1, "push", 0, 1, 0), 1),
            near(experience(2, "push", 0, 1, 0), 1),
            near(experience(3, "push", 0, 1, 0), 1),
            near(experience(4, "pull", 1, 1, 0), 1));

    assertThat(predicted.tools()).extracting(ToolVote::tool).containsExactly("pull", "push");
    assertThat(predicted.tools()).extracting(ToolVote::success).containsExactly(1.0, 0.0);
    assertThat(predicted.tools().stream().mapToDouble(ToolVote::share).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(predicted.experiences().get(0)).isEqualTo("e#4");
  }

  @Test
  void saysThatAToolHasAlwaysFailedThoughNoOtherIsKnown() {
    Prediction predicted =
        predict(
            near(experience(1, "push", 0, 1, 0), 1),
            near(experience(2, "push", 0, 1, 0), 1),
            near(experience(3, "push", 0, 1, 0), 1));

    assertThat(predicted.tools()).containsExactly(new ToolVote("push", 1, 0));
  }

  @Test
  void takesTheMeanOfTheVectorsThatWeighMostWhereDimensionsDiffer() {
    Prediction predicted =
        predict(
            near(with(experience(1, 1, 0), vector(1, 2, 3), null), 1),
            near(with(experience(2, 1, 0), vector(1, 2), null), 0.8),
            near(with(experience(3, 1, 0), vector(3, 4), null), 0.8),
            near(experience(4, 1, 0), 1));

    assertThat(PackedVector.unpack(predicted.action())).containsExactly(2, 3);
    assertThat(predicted.outcome()).isNull();
  }

  @Test
  void givesTheSameInWhateverOrderEqualNeighboursStand() {
    List<Neighbour> near = new ArrayList<>();
    for (int step = 1; step <= 5; step++) {
      near.add(near(with(experience(step, 1, 0), vector(step, 0.1f), vector(0.3f, step)), 0.7));
    }
    List<Neighbour> reversed = new ArrayList<>();
    near.forEach(n -> reversed.add(0, n));

    assertThat(PREDICTOR.predict(PREDICTOR.weigh(reversed, TEN)))
        .usingRecursiveComparison()
        .isEqualTo(PREDICTOR.predict(PREDICTOR.weigh(near, TEN)));
  }

  private static Prediction predict(Neighbour... near) {
    return PREDICTOR.predict(PREDICTOR.weigh(List.of(near), TEN));
  }

  private static Neighbour near(Experience experience, double similarity) {
    return new Neighbour(experience.withoutState(), Standing.of(experience), similarity);
  }

  private static float[] vector(float... components) {
    return components;
  }
}
