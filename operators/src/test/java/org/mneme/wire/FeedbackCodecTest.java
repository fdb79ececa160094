package org.mneme.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mneme.model.RejectionReason.FUTURE_TIME;
import static org.mneme.model.RejectionReason.INVALID_VALUE;
import static org.mneme.model.RejectionReason.MISSING_FIELD;
import static org.mneme.model.RejectionReason.WRONG_TYPE;
import static org.mneme.wire.Wire.assertRefused;

import org.junit.jupiter.api.Test;
import org.mneme.model.Feedback;
import org.mneme.model.Inbound;

class FeedbackCodecTest {

  @Test
  void readsWhatHelpedAndWhatHurt() {
    Feedback feedback = decode(",\"helped\":[\"e1\",\"e2\"],\"hurt\":[\"e3\"],\"at\":7").feedback();

    assertThat(feedback.id()).isEqualTo("f1");
    assertThat(feedback.key()).isEqualTo("s/q1");
    assertThat(feedback.helped()).containsExactly("e1", "e2");
    assertThat(feedback.hurt()).containsExactly("e3");
    assertThat(feedback.at()).isEqualTo(7);
  }

  @Test
  void takesTheKafkaTimestampWhenNoTimeIsGiven() {
    assertThat(decode(",\"hurt\":[\"e1\"]").feedback().at()).isEqualTo(Wire.KAFKA_TIME);
  }

  @Test
  void refusesFeedbackThatSaysNothingOrContradictsItself() {
    assertRefused(decode(""), MISSING_FIELD, "helped or hurt is missing");
    assertRefused(decode(",\"helped\":[],\"hurt\":[]"), MISSING_FIELD, "helped or hurt");
    assertRefused(
        decode(",\"helped\":[\"a\"],\"hurt\":[\"b\",\"a\"]"), INVALID_VALUE, "hurt: names a hit");
  }

  @Test
  void refusesBadFields() {
    assertRefused(
        Wire.CODEC.decodeFeedback(
            Wire.origin("{\"space\":\"s\",\"query\":\"q\",\"helped\":[\"e\"]}")),
        MISSING_FIELD,
        "id is missing");
    assertRefused(decode(",\"helped\":\"e1\""), WRONG_TYPE, "helped: expected an array");
    assertRefused(decode(",\"helped\":[\"\"]"), INVALID_VALUE, "helped[0]: must not be empty");
    assertRefused(decode(",\"helped\":[\"e\"],\"at\":9e15"), FUTURE_TIME, "at");
  }

  private static Inbound decode(String fields) {
    return Wire.CODEC.decodeFeedback(
        Wire.origin("{\"id\":\"f1\",\"space\":\"s\",\"query\":\"q1\"" + fields + "}"));
  }
}
