package org.mneme.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.mneme.model.Command;
import org.mneme.model.CommandKind;
import org.mneme.model.Feedback;
import org.mneme.model.Inbound;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Origin;
import org.mneme.model.Rejection;
import org.mneme.model.RejectionReason;
import org.mneme.model.TargetKind;

class WriteAdmissionFunctionTest {

  // A record with an array is equal to itself only, and the harness copies what comes out.
  private static final Origin ORIGIN = null;

  @Test
  void turnsFeedbackAndCommandsIntoWritesToTheirSpace() throws Exception {
    Feedback feedback = new Feedback("f1", "s", "q1", List.of("e1"), List.of(), 5, ORIGIN);
    Command command =
        new Command(
            "c1",
            "s",
            CommandKind.PIN,
            TargetKind.EPISODE,
            "e1",
            false,
            true,
            null,
            null,
            null,
            5,
            ORIGIN);
    try (OneInputStreamOperatorTestHarness<Inbound, MemoryWrite> harness = open()) {
      harness.processElement(new StreamRecord<>(Inbound.of(feedback)));
      harness.processElement(new StreamRecord<>(Inbound.of(command)));

      assertThat(harness.extractOutputValues())
          .containsExactly(MemoryWrite.of(feedback), MemoryWrite.of(command));
    }
  }

  @Test
  void sendsWhatWasRefusedToTheDeadLetters() throws Exception {
    Rejection rejection = new Rejection(RejectionReason.MALFORMED, "no", ORIGIN);
    try (OneInputStreamOperatorTestHarness<Inbound, MemoryWrite> harness = open()) {
      harness.processElement(new StreamRecord<>(Inbound.of(rejection)));

      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(harness.getSideOutput(WriteAdmissionFunction.REJECTIONS))
          .extracting(StreamRecord::getValue)
          .containsExactly(rejection);
    }
  }

  private static OneInputStreamOperatorTestHarness<Inbound, MemoryWrite> open() throws Exception {
    OneInputStreamOperatorTestHarness<Inbound, MemoryWrite> harness =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new WriteAdmissionFunction()));
    harness.open();
    return harness;
  }
}
