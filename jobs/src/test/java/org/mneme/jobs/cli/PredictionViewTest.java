package org.mneme.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mneme.model.ExperienceDigest;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;
import org.mneme.model.PackedVector;
import org.mneme.model.Prediction;
import org.mneme.model.RecallResult;
import org.mneme.model.ToolVote;

class PredictionViewTest {

  static final Prediction PREDICTION =
      new Prediction(
          PackedVector.pack(new float[] {0.5f, -1}),
          null,
          List.of(new ToolVote("grasp", 0.75, 1), new ToolVote("push", 0.25, 0.2)),
          0.81,
          List.of("e0#3", "e0#7", "e2#1"));

  @Test
  void saysWhatToDoWhatToExpectAndWhatToName() {
    assertThat(PredictionView.render(result(PREDICTION, List.of()), 3))
        .isEqualTo(
            """
            tool   share  success
            grasp  0.750  1.000
            push   0.250  0.200

            confidence  0.810
            action      0.5000, -1.000
            outcome     -
            from        3 experiences; the step that acts on it names them:
                        "usedExperiences":["e0#3","e0#7","e2#1"]

            in 3 ms, in the job 12 µs
            """);
  }

  @Test
  void showsWhatItIsFromWhereItIsAsked() {
    ExperienceDigest digest =
        new ExperienceDigest(
            "e0", 3, 1, "grasp", 0.9, 0.2, 4, null, null, "arm", null, null, null, null, List.of());
    Hit hit =
        new Hit(
            HitKind.EXPERIENCE,
            "e0#3",
            0.7,
            0.9,
            Map.of("similarity", 0.9),
            List.of(),
            null,
            null,
            null,
            digest);

    assertThat(PredictionView.render(result(PREDICTION, List.of(hit)), 3))
        .contains("score  experience  tool   success  uses  why\n")
        .contains("0.700  e0#3        grasp  0.900    4     similarity 0.900\n");
  }

  @Test
  void saysThatThereIsNothingToPredictFrom() {
    assertThat(PredictionView.render(result(null, List.of()), 3))
        .startsWith("nothing to predict from: too few experiences are near to this state\n");
  }

  @Test
  void cutsALongVector() {
    Prediction wide =
        new Prediction(PackedVector.pack(new float[20]), null, List.of(), 0, List.of());

    assertThat(PredictionView.render(result(wide, List.of()), 3)).contains("… (20 components)");
  }

  private static RecallResult result(Prediction predicted, List<Hit> hits) {
    return new RecallResult(
        "q",
        "s",
        0,
        hits,
        null,
        false,
        false,
        List.of(),
        Map.of("total", 12L),
        null,
        "q",
        0,
        predicted);
  }
}
