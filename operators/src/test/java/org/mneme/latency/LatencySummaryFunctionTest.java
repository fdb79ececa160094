package org.mneme.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mneme.model.LatencySummary;

class LatencySummaryFunctionTest {

  private static final LatencyParameters PARAMETERS = new LatencyParameters(1_000, 3, 60_000_000);
  private static final long NOON = 43_200_000;
  private static final long ONE_SECOND_LATER = NOON + 1_000;
  private static final long TWO_SECONDS_LATER = NOON + 2_000;
  private static final long GRACE = 500;

  private KeyedOneInputStreamOperatorTestHarness<String, LatencySketch, LatencySummary> harness;

  @BeforeEach
  void open() throws Exception {
    harness = newHarness();
    harness.open();
    harness.setProcessingTime(ONE_SECOND_LATER);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void mergesTheSketchesOfAllSubtasksIntoOneSummary() throws Exception {
    sketch("recall", NOON, 100, 200, 300);
    sketch("recall", NOON, 400);
    assertThat(harness.extractOutputValues()).isEmpty();

    harness.setProcessingTime(ONE_SECOND_LATER + GRACE);

    assertThat(harness.extractOutputValues())
        .containsExactly(
            new LatencySummary("recall", NOON, ONE_SECOND_LATER, 4, 4, 200, 400, 400, 400, 400));
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @Test
  void summarisesEachOperationOnItsOwn() throws Exception {
    sketch("recall", NOON, 100);
    sketch("recall.scan", NOON, 30);

    harness.setProcessingTime(ONE_SECOND_LATER + GRACE);

    assertThat(harness.extractOutputValues())
        .containsExactlyInAnyOrder(single("recall", NOON, 100), single("recall.scan", NOON, 30));
  }

  @Test
  void saysNothingOfAnIntervalWithoutSamples() throws Exception {
    sketch("recall", NOON, 100);
    harness.setProcessingTime(NOON + 60_000);
    sketch("recall", NOON + 59_000, 200);
    harness.setProcessingTime(NOON + 61_000);

    assertThat(harness.extractOutputValues())
        .containsExactly(single("recall", NOON, 100), single("recall", NOON + 59_000, 200));
  }

  @Test
  void closesTheWaitingIntervalWhenTheNextOneBegins() throws Exception {
    sketch("recall", NOON, 100);
    sketch("recall", ONE_SECOND_LATER, 200);

    assertThat(harness.extractOutputValues()).containsExactly(single("recall", NOON, 100));
    assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);

    harness.setProcessingTime(ONE_SECOND_LATER + GRACE);
    assertThat(harness.extractOutputValues()).hasSize(1);
    harness.setProcessingTime(TWO_SECONDS_LATER + GRACE);
    assertThat(harness.extractOutputValues())
        .containsExactly(single("recall", NOON, 100), single("recall", ONE_SECOND_LATER, 200));
  }

  @Test
  void givesAStragglerASummaryOfItsOwnSoThatCountsAddUp() throws Exception {
    sketch("recall", NOON, 100);
    harness.setProcessingTime(ONE_SECOND_LATER + GRACE);
    sketch("recall", ONE_SECOND_LATER, 200);
    sketch("recall", NOON, 101);
    sketch("recall", ONE_SECOND_LATER, 201);
    harness.setProcessingTime(TWO_SECONDS_LATER + GRACE);

    assertThat(harness.extractOutputValues())
        .containsExactlyInAnyOrder(
            single("recall", NOON, 100),
            single("recall", ONE_SECOND_LATER, 200),
            single("recall", NOON, 101),
            single("recall", ONE_SECOND_LATER, 201));
  }

  @Test
  void closesWhatWaitsWhenTheInputEnds() throws Exception {
    sketch("recall", NOON, 100);
    harness.processWatermark(Long.MAX_VALUE);
    assertThat(harness.extractOutputValues()).containsExactly(single("recall", NOON, 100));

    sketch("recall", NOON, 200);
    assertThat(harness.extractOutputValues())
        .containsExactly(single("recall", NOON, 100), single("recall", NOON, 200));
    assertThat(harness.numKeyedStateEntries()).isZero();
  }

  @Test
  void keepsTheWaitingSketchAcrossARestart() throws Exception {
    sketch("recall", NOON, 100);
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();

    harness = newHarness();
    harness.initializeState(snapshot);
    harness.open();
    sketch("recall", NOON, 300);
    harness.setProcessingTime(ONE_SECOND_LATER + GRACE);

    assertThat(harness.extractOutputValues())
        .containsExactly(
            new LatencySummary("recall", NOON, ONE_SECOND_LATER, 2, 2, 100, 300, 300, 300, 300));
  }

  @Test
  void sketchSerialisesAsPojoWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(LatencySketch.class);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, LatencySketch, LatencySummary>
      newHarness() throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new LatencySummaryFunction(PARAMETERS)),
        LatencySketch::operation,
        Types.STRING);
  }

  private static LatencySummary single(String operation, long from, long micros) {
    return new LatencySummary(
        operation, from, from + 1_000, 1, 1, micros, micros, micros, micros, micros);
  }

  private void sketch(String operation, long from, long... micros) throws Exception {
    LatencyHistogram histogram = new LatencyHistogram(PARAMETERS);
    for (long value : micros) {
      histogram.record(value);
    }
    harness.processElement(
        new StreamRecord<>(new LatencySketch(operation, from, from + 1_000, histogram.encode())));
  }
}
