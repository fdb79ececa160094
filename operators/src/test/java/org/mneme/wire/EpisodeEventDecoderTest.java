package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.model.RejectionReason.INVALID_VALUE;
import static org.mneme.model.RejectionReason.INVALID_VECTOR;
import static org.mneme.model.RejectionReason.MISSING_FIELD;
import static org.mneme.model.RejectionReason.TOO_LARGE;
import static org.mneme.model.RejectionReason.TOO_MANY_STEPS;
import static org.mneme.model.RejectionReason.WRONG_TYPE;
import static org.mneme.wire.Wire.accepted;
import static org.mneme.wire.Wire.assertRefused;
import static org.mneme.wire.Wire.completed;
import static org.mneme.wire.Wire.event;
import static org.mneme.wire.Wire.started;
import static org.mneme.wire.Wire.step;

import org.junit.jupiter.api.Test;
import org.mneme.model.Complexity;
import org.mneme.model.EpisodeStarted;
import org.mneme.model.Inbound;
import org.mneme.model.Outcome;
import org.mneme.model.Step;
import org.mneme.model.StepStatus;
import org.mneme.model.Verdict;

class EpisodeEventDecoderTest {

  private static final String TASK = ",\"task\":{\"description\":\"d\"}";
  private static final String OUTCOME = ",\"outcome\":{\"verdict\":\"failure\"}";

  @Test
  void readsEveryFieldOfAStart() {
    EpisodeStarted started =
        accepted(
                started(
                    ",\"task\":{\"description\":\"d\",\"type\":\"t\",\"domain\":\"air\","
                        + "\"tags\":[\"x\",\"y\"],\"language\":\"en\",\"framework\":\"f\","
                        + "\"complexity\":\"moderate\"},\"agent\":\"a\",\"user\":\"u\","
                        + "\"session\":\"z\",\"embedding\":{\"model\":\"m\",\"vector\":[1,-2.5]}"))
            .started();

    assertThat(started.task().type()).isEqualTo("t");
    assertThat(started.task().domain()).isEqualTo("air");
    assertThat(started.task().tags()).containsExactly("x", "y");
    assertThat(started.task().language()).isEqualTo("en");
    assertThat(started.task().framework()).isEqualTo("f");
    assertThat(started.task().complexity()).isEqualTo(Complexity.MODERATE);
    assertThat(started.agent()).isEqualTo("a");
    assertThat(started.user()).isEqualTo("u");
    assertThat(started.session()).isEqualTo("z");
    assertThat(started.embedding().model()).isEqualTo("m");
    assertThat(started.embedding().toFloats()).containsExactly(1f, -2.5f);
  }

  @Test
  void readsEveryFieldOfAStep() {
    Step step =
        accepted(
                step(
                    ",\"action\":\"look\",\"parameters\":{ \"b\" : 1.50, \"a\":[ \"x y\" ]},"
                        + "\"observation\":\"seen\",\"result\":{\"status\":\"timeout\","
                        + "\"message\":\"slow\"},\"latencyMillis\":7,\"tokens\":9,\"state\":[1,2],"
                        + "\"actionVector\":{\"f32\":\"AACAPwAAAEA=\"},\"predictedOutcome\":[3,4],"
                        + "\"outcomeVector\":[5,6],\"appliedPatterns\":[\"p\"],"
                        + "\"usedExperiences\":[\"e9#1\"]"))
            .step();

    assertThat(step.action()).isEqualTo("look");
    assertThat(step.parameters()).isEqualTo("{\"b\":1.50,\"a\":[\"x y\"]}");
    assertThat(step.observation()).isEqualTo("seen");
    assertThat(step.status()).isEqualTo(StepStatus.TIMEOUT);
    assertThat(step.message()).isEqualTo("slow");
    assertThat(step.latencyMillis()).isEqualTo(7);
    assertThat(step.tokens()).isEqualTo(9);
    assertThat(step.state()).hasSize(8);
    assertThat(step.actionVector()).isEqualTo(new byte[] {0, 0, -128, 63, 0, 0, 0, 64});
    assertThat(step.predictedOutcome()).hasSize(8);
    assertThat(step.outcomeVector()).hasSize(8);
    assertThat(step.appliedPatterns()).containsExactly("p");
    assertThat(step.usedExperiences()).containsExactly("e9#1");
  }

  @Test
  void takesAReferenceToAnyStepOfAnEpisodeWithTheLongestId() {
    String longest = "é".repeat(256) + "#1000";

    assertThat(accepted(step(used(longest))).step().usedExperiences()).containsExactly(longest);
    assertRefused(event(step(used(longest + "0"))), TOO_LARGE, "more than 261 characters");
  }

  private static String used(String experience) {
    return ",\"usedExperiences\":[\"" + experience + "\"]";
  }

  @Test
  void readsEveryFieldOfACompletion() {
    Outcome outcome =
        accepted(
                completed(
                    ",\"steps\":0,\"outcome\":{\"verdict\":\"partial\",\"score\":0.25,"
                        + "\"detail\":\"half\",\"completed\":[\"a\"],\"failed\":[\"b\",\"c\"],"
                        + "\"artifacts\":[\"f.txt\"]}"))
            .completed()
            .outcome();

    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                Verdict.PARTIAL,
                0.25,
                "half",
                java.util.List.of("a"),
                java.util.List.of("b", "c"),
                java.util.List.of("f.txt")));
    assertThat(accepted(completed(OUTCOME)).completed().steps()).isNull();
  }

  @Test
  void findsTheTypeWhereverItStands() {
    assertThat(
            accepted(
                    "{\"step\":2,\"space\":\"s\",\"episode\":\"e\",\"at\":0,\"tool\":\"t\","
                        + "\"extra\":{\"type\":\"started\"},\"type\":\"step\"}")
                .step()
                .number())
        .isEqualTo(2);
  }

  @Test
  void ignoresFieldsItDoesNotKnowWhateverTheyHold() {
    String unknown = ",\"outcome\":7,\"mood\":{\"a\":[1,{\"b\":null}]},\"steps\":\"many\"";

    assertThat(accepted(step(unknown)).step().tool()).isEqualTo("search");
  }

  @Test
  void takesNullForAbsent() {
    Step step = accepted(step(",\"observation\":null,\"state\":null,\"parameters\":null")).step();

    assertThat(step.observation()).isNull();
    assertThat(step.state()).isNull();
    assertThat(step.parameters()).isNull();
    assertRefused(event(started(",\"task\":null")), MISSING_FIELD, "task is missing");
    assertRefused(
        event(started(",\"task\":{\"description\":null}")),
        MISSING_FIELD,
        "task.description is missing");
  }

  @Test
  void admitsOnlyStepsOnTheStepsTopic() {
    Inbound started = Wire.CODEC.decodeEpisodeEvent(Wire.origin(started(TASK)), EpisodeTopic.STEPS);
    Inbound step = Wire.CODEC.decodeEpisodeEvent(Wire.origin(step("")), EpisodeTopic.STEPS);

    assertRefused(started, INVALID_VALUE, "\"started\" is not step");
    assertThat(step.event().step()).isNotNull();
  }

  @Test
  void refusesWrongTypesNamingPathAndTypeFound() {
    assertRefused(
        event(step(",\"latencyMillis\":\"7\"")),
        WRONG_TYPE,
        "latencyMillis: expected a whole number, found a string");
    assertRefused(event(step(",\"tokens\":1.5")), WRONG_TYPE, "found a number");
    assertRefused(
        event(started(",\"task\":{\"description\":\"d\",\"tags\":[\"a\",3]}")),
        WRONG_TYPE,
        "task.tags[1]: expected a string, found a whole number");
    assertRefused(
        event(started(",\"task\":{\"description\":\"d\",\"tags\":[null]}")),
        WRONG_TYPE,
        "task.tags[0]: expected a string, found null");
    assertRefused(
        event(started(",\"task\":\"d\"")), WRONG_TYPE, "task: expected an object, found a string");
    assertRefused(
        event(step(",\"observation\":{\"a\":1}")),
        WRONG_TYPE,
        "observation: expected a string, found an object");
    assertRefused(
        event(step(",\"parameters\":\"{}\"")),
        WRONG_TYPE,
        "parameters: expected an object, found a string");
    assertRefused(
        event(completed(",\"outcome\":{\"verdict\":true}")),
        WRONG_TYPE,
        "outcome.verdict: expected a string, found a boolean");
    assertRefused(
        event(completed(",\"outcome\":{\"verdict\":\"success\",\"failed\":{}}")),
        WRONG_TYPE,
        "outcome.failed: expected an array, found an object");
  }

  @Test
  void refusesConstantsItDoesNotKnowAndSaysWhichItDoes() {
    assertRefused(
        event(completed(",\"outcome\":{\"verdict\":\"won\"}")),
        INVALID_VALUE,
        "outcome.verdict: \"won\" is not one of success, partial, failure, abstained");
    assertRefused(
        event(completed(",\"outcome\":{\"verdict\":\"SUCCESS\"}")), INVALID_VALUE, "verdict");
    assertRefused(
        event("{\"type\":\"paused\",\"space\":\"s\"}"),
        INVALID_VALUE,
        "type: \"paused\" is not one of started, step, completed");
  }

  @Test
  void refusesARecordWithoutWhatItNeeds() {
    assertRefused(event("{}"), MISSING_FIELD, "type is missing");
    assertRefused(event("{\"type\":\"step\"}"), MISSING_FIELD, "step is missing");
    assertRefused(
        event("{\"type\":\"step\",\"step\":1,\"tool\":\"t\"}"), MISSING_FIELD, "space is missing");
    assertRefused(
        event("{\"type\":\"step\",\"step\":1,\"tool\":\"t\",\"space\":\"s\"}"),
        MISSING_FIELD,
        "episode is missing");
    assertRefused(
        event("{\"type\":\"step\",\"step\":1,\"tool\":\"t\",\"space\":\"s\",\"episode\":\"e\"}"),
        MISSING_FIELD,
        "at is missing");
    assertRefused(event(started("")), MISSING_FIELD, "task is missing");
    assertRefused(event(completed("")), MISSING_FIELD, "outcome is missing");
    assertRefused(event(completed(",\"outcome\":{}")), MISSING_FIELD, "outcome.verdict is missing");
  }

  @Test
  void countsStepsFromOneToOneThousand() {
    assertThat(accepted(numbered(1_000)).step().number()).isEqualTo(1_000);
    assertRefused(event(numbered(1_001)), TOO_MANY_STEPS, "step: 1001");
    assertRefused(event(numbered(0)), INVALID_VALUE, "step: 0 is less than 1");
    assertThat(accepted(completed(",\"steps\":1000" + OUTCOME)).completed().steps())
        .isEqualTo(1_000);
    assertRefused(event(completed(",\"steps\":1001" + OUTCOME)), TOO_MANY_STEPS, "steps: 1001");
    assertRefused(event(completed(",\"steps\":-1" + OUTCOME)), INVALID_VALUE, "-1 is less than 0");
  }

  @Test
  void refusesVectorsNamingTheirPath() {
    assertRefused(
        event(step(",\"state\":[0,0]")), INVALID_VECTOR, "state: every component is zero");
    assertRefused(
        event(started(TASK + ",\"embedding\":{\"vector\":[1,2]}")),
        MISSING_FIELD,
        "embedding.model is missing");
    assertRefused(
        event(started(TASK + ",\"embedding\":{\"model\":\"m\"}")),
        MISSING_FIELD,
        "embedding.f32 is missing");
  }

  private static String numbered(int number) {
    return "{\"type\":\"step\",\"tool\":\"t\",\"at\":0,\"space\":\"s\",\"episode\":\"e\",\"step\":"
        + number
        + "}";
  }
}
