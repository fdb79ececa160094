package org.mneme.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mneme.model.LatencySample;

class LatencySketchOperatorTest {

  private static final LatencyParameters PARAMETERS = new LatencyParameters(1_000, 3, 60_000_000);
  private static final long NOON = 43_200_000;

  private OneInputStreamOperatorTestHarness<LatencySample, LatencySketch> harness;

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new LatencySketchOperator(PARAMETERS));
    harness.open();
    harness.setProcessingTime(NOON + 300);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void flushesASketchOfEachOperationAtTheEndOfTheInterval() throws Exception {
    sample("recall", 700);
    sample("recall", 800);
    sample("step-logged", 90);

    harness.setProcessingTime(NOON + 999);
    assertThat(sketches()).isEmpty();
    harness.setProcessingTime(NOON + 1_000);

    assertThat(sketches())
        .extracting(LatencySketch::operation, LatencySketch::from, LatencySketch::to)
        .containsExactlyInAnyOrder(
            tuple("recall", NOON, NOON + 1_000), tuple("step-logged", NOON, NOON + 1_000));
    assertThat(countOf("recall")).isEqualTo(2);
    assertThat(countOf("step-logged")).isEqualTo(1);
  }

  @Test
  void startsEachIntervalFromZero() throws Exception {
    sample("recall", 700);
    harness.setProcessingTime(NOON + 1_000);
    harness.getOutput().clear();
    harness.setProcessingTime(NOON + 5_100);
    sample("recall", 3);
    harness.setProcessingTime(NOON + 6_000);

    assertThat(sketches())
        .extracting(LatencySketch::from, LatencySketch::to)
        .containsExactly(tuple(NOON + 5_000, NOON + 6_000));
    assertThat(countOf("recall")).isEqualTo(1);
  }

  @Test
  void keepsNoTimerAndSaysNothingWhileNoSamplesCome() throws Exception {
    sample("recall", 700);
    harness.setProcessingTime(NOON + 1_000);
    harness.getOutput().clear();

    assertThat(harness.getProcessingTimeService().getNumActiveTimers()).isZero();
    harness.setProcessingTime(NOON + 60_000);
    assertThat(sketches()).isEmpty();
  }

  @Test
  void keepsOneTimerHoweverManySamplesCome() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      sample(i % 2 == 0 ? "recall" : "step-logged", i);
    }
    assertThat(harness.getProcessingTimeService().getNumActiveTimers()).isEqualTo(1);
  }

  @Test
  void flushesTheOpenIntervalWhenTheInputFinishes() throws Exception {
    sample("recall", 700);
    harness.getOneInputOperator().finish();

    assertThat(countOf("recall")).isEqualTo(1);
  }

  @Test
  void flushesBeforeTheLastWatermarkAndPassesEveryWatermarkOn() throws Exception {
    sample("recall", 700);
    harness.processWatermark(5);
    assertThat(harness.getOutput()).containsExactly(new Watermark(5));

    harness.processWatermark(Long.MAX_VALUE);

    List<Object> output = new ArrayList<>(harness.getOutput());
    assertThat(output).hasSize(3);
    assertThat(output.get(1)).isInstanceOf(StreamRecord.class);
    assertThat(output.get(2)).isEqualTo(Watermark.MAX_WATERMARK);
    harness.setProcessingTime(NOON + 1_000);
    assertThat(harness.getOutput()).hasSize(3);
  }

  @Test
  void countsValuesOutsideTheRangeAsItsEnds() throws Exception {
    sample("recall", -5);
    sample("recall", Long.MAX_VALUE);
    harness.setProcessingTime(NOON + 1_000);

    LatencyHistogram histogram = new LatencyHistogram(PARAMETERS);
    histogram.add(sketches().get(0).encoded());
    assertThat(histogram.count()).isEqualTo(2);
    assertThat(histogram.percentile(0)).isZero();
    assertThat(histogram.percentile(100)).isBetween(60_000_000L, 60_060_000L);
  }

  @Test
  void uidBehindAnOperatorNamesThatOperator() {
    assertThat(LatencySketchOperator.uidBehind("memory")).isEqualTo("memory-latency");
  }

  private void sample(String operation, long micros) throws Exception {
    harness.processElement(new StreamRecord<>(new LatencySample(operation, micros)));
  }

  private List<LatencySketch> sketches() {
    return harness.extractOutputValues();
  }

  private long countOf(String operation) {
    LatencyHistogram histogram = new LatencyHistogram(PARAMETERS);
    sketches().stream()
        .filter(sketch -> sketch.operation().equals(operation))
        .forEach(sketch -> histogram.add(sketch.encoded()));
    return histogram.count();
  }
}
