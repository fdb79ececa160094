package org.mneme.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mneme.model.Command;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;
import org.mneme.model.Feedback;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Outcome;
import org.mneme.model.Pattern;
import org.mneme.model.PatternKind;
import org.mneme.model.Reflection;
import org.mneme.model.Reward;
import org.mneme.model.StepDigest;
import org.mneme.model.StepStatus;
import org.mneme.model.TargetKind;
import org.mneme.model.Task;
import org.mneme.model.Verdict;

/** The operator on RocksDB. */
class PatternMiningFunctionTest {

  private static final long NOON = 1_790_000_000_000L;
  private static final long WINDOW = Mining.PARAMETERS.windowMillis();
  private static final long DAY = 86_400_000L;

  @Test
  void handsOnAPatternAtTheCloseOfTheWindowThatShowsItEnough() throws Exception {
    try (Harness mining = new Harness(null)) {
      mining.take(episode("e1", NOON), episode("e2", NOON + 1), episode("e3", NOON + 2));
      assertThat(mining.windows()).isEmpty();

      mining.watermark(NOON + WINDOW);

      List<MemoryWrite> windows = mining.windows();
      assertThat(windows).hasSize(1);
      assertThat(windows.get(0).space()).isEqualTo("s");
      assertThat(windows.get(0).patterns().end()).isEqualTo(Mining.PARAMETERS.windowEnd(NOON));
      assertThat(windows.get(0).patterns().patterns())
          .isEqualTo(mining.upserts())
          .anySatisfy(
              pattern -> {
                assertThat(pattern.kind()).isEqualTo(PatternKind.RECOVERY);
                assertThat(pattern.tools()).containsExactly("ask", "pay");
                assertThat(pattern.evidence()).containsExactly("e1", "e2", "e3");
              });
      assertThat(mining.timers()).isEqualTo(1);
    }
  }

  @Test
  void measuresHowFarBehindTheEndOfItsWindowAPatternIsExtracted() throws Exception {
    try (Harness mining = new Harness(null)) {
      mining.take(episode("e1", NOON), episode("e2", NOON + 1));
      mining.processingTime(Mining.PARAMETERS.windowEnd(NOON) + 700);
      mining.watermark(NOON + WINDOW);
      assertThat(mining.extracted()).isEmpty();

      mining.take(episode("e3", NOON + 2 * WINDOW));
      mining.processingTime(Mining.PARAMETERS.windowEnd(NOON + 2 * WINDOW) + 800);
      mining.watermark(NOON + 3 * WINDOW);

      assertThat(mining.extracted()).containsExactly(800_000L);
    }
  }

  @Test
  void countsAnEpisodeThatIsSentAgainOnce() throws Exception {
    try (Harness mining = new Harness(null)) {
      mining.take(episode("e1", NOON), episode("e1", NOON), episode("e2", NOON));
      mining.watermark(NOON + WINDOW);
      mining.take(episode("e1", NOON + 2 * WINDOW));
      mining.watermark(NOON + 4 * WINDOW);

      assertThat(mining.upserts()).isEmpty();
    }
  }

  @Test
  void goesOnFromASnapshot() throws Exception {
    OperatorSubtaskState snapshot;
    try (Harness mining = new Harness(null)) {
      mining.take(episode("e1", NOON), episode("e2", NOON));
      mining.watermark(NOON + WINDOW);
      mining.take(episode("e3", NOON + WINDOW));
      snapshot = mining.snapshot();
    }
    try (Harness mining = new Harness(snapshot)) {
      mining.watermark(NOON + 3 * WINDOW);

      assertThat(mining.upserts()).isNotEmpty().allMatch(pattern -> pattern.support() == 3);
    }
  }

  @Test
  void forgetsAtTheCloseOfTheWindowAndRefusesWhatComesAfterIt() throws Exception {
    try (Harness mining = new Harness(null)) {
      mining.take(episode("e1", NOON), episode("e2", NOON), episode("e3", NOON));
      mining.watermark(NOON + WINDOW);
      List<Pattern> known = mining.upserts();
      Command forget = Command.forget("c1", "s", TargetKind.AGENT, "anna", false, NOON + WINDOW);

      mining.take(MemoryWrite.of(forget));
      mining.watermark(NOON + 3 * WINDOW);

      assertThat(mining.upserts()).hasSameSizeAs(known).isNotEmpty().allMatch(Pattern::isDropped);
      for (int i = 4; i < 8; i++) {
        mining.take(episode("e" + i, NOON + WINDOW + 500));
      }
      mining.watermark(NOON + 5 * WINDOW);
      assertThat(mining.upserts()).isEmpty();
    }
  }

  @Test
  void countsFeedbackOnAPatternOnce() throws Exception {
    try (Harness mining = new Harness(null)) {
      mining.take(episode("e1", NOON), episode("e2", NOON), episode("e3", NOON));
      mining.watermark(NOON + WINDOW);
      String id = mining.upserts().get(0).id();
      long at = NOON + 2 * WINDOW;
      Feedback feedback = new Feedback("f1", "s", "q1", List.of(id), List.of(), at, null);

      mining.take(MemoryWrite.of(feedback));
      mining.take(MemoryWrite.of(feedback));
      mining.watermark(at + WINDOW);

      List<Pattern> judged = mining.upserts();
      assertThat(judged).extracting(Pattern::id).containsExactly(id);
      assertThat(judged.get(0).applied()).isEqualTo(1);
      assertThat(judged.get(0).helped()).isEqualTo(1);
    }
  }

  @Test
  void letsPatternsFadeByEventTime() throws Exception {
    try (Harness mining = new Harness(null)) {
      mining.take(episode("e1", NOON), episode("e2", NOON), episode("e3", NOON));
      mining.watermark(NOON + WINDOW);
      List<Pattern> known = mining.upserts();

      mining.watermark(NOON + 31 * DAY);
      assertThat(mining.upserts())
          .hasSameSizeAs(known)
          .allMatch(pattern -> pattern.weight() == 0.5);

      mining.watermark(NOON + 62 * DAY);
      assertThat(mining.upserts()).hasSameSizeAs(known).allMatch(Pattern::isDropped);
      assertThat(mining.timers()).isEqualTo(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        ChangeSeries.class,
        DomainCounts.class,
        EpisodeTrace.class,
        ForgetOrder.class,
        LogBounds.class,
        MiningClock.class,
        PendingFeedback.class,
        Pattern.class,
        MemoryWrite.class
      })
  void serialisesAsAPojoWithoutKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }

  private static MemoryWrite episode(String id, long closedAt) {
    List<StepDigest> steps = new ArrayList<>();
    for (String tool : List.of("pay!", "ask", "pay", "end")) {
      boolean failed = tool.endsWith("!");
      steps.add(
          new StepDigest(
              steps.size() + 1,
              closedAt - 100,
              tool.replace("!", ""),
              null,
              null,
              null,
              failed ? StepStatus.ERROR : StepStatus.OK,
              failed ? "declined" : null,
              200L,
              null,
              List.of(),
              List.of()));
    }
    Episode episode =
        new Episode(
            "s",
            id,
            new Task("Pay", "payment", "shop", List.of(), null, null, null),
            "anna",
            "user-" + id,
            null,
            closedAt - 1_000,
            closedAt,
            EpisodeStatus.STORED,
            new Outcome(Verdict.SUCCESS, null, null, List.of(), List.of(), List.of()),
            steps,
            Reward.NONE,
            0.8,
            new Reflection(List.of()),
            0.5,
            null,
            "f-" + id,
            null);
    return MemoryWrite.of(episode, null, null);
  }

  /** The operator, driven by hand. */
  private static final class Harness implements AutoCloseable {

    private final KeyedOneInputStreamOperatorTestHarness<String, MemoryWrite, MemoryWrite> harness;
    private int seen;

    Harness(OperatorSubtaskState snapshot) throws Exception {
      harness =
          new KeyedOneInputStreamOperatorTestHarness<>(
              new PatternMiningOperator(Mining.PARAMETERS), MemoryWrite::space, Types.STRING);
      harness.setStateBackend(new EmbeddedRocksDBStateBackend());
      harness.getExecutionConfig().enableObjectReuse();
      if (snapshot != null) {
        harness.initializeState(snapshot);
      }
      harness.open();
    }

    void take(MemoryWrite... writes) throws Exception {
      for (MemoryWrite write : writes) {
        harness.processElement(new StreamRecord<>(write));
      }
    }

    void watermark(long time) throws Exception {
      harness.processWatermark(new Watermark(time));
    }

    List<MemoryWrite> windows() {
      return harness.extractOutputValues();
    }

    /** What was handed on since the last call. */
    List<Pattern> upserts() {
      List<Pattern> all = new ArrayList<>();
      var queue = harness.getSideOutput(PatternMiningFunction.PATTERNS);
      if (queue != null) {
        queue.forEach(record -> all.add(record.getValue()));
      }
      List<Pattern> fresh = new ArrayList<>(all.subList(seen, all.size()));
      seen = all.size();
      return fresh;
    }

    void processingTime(long time) throws Exception {
      harness.setProcessingTime(time);
    }

    List<Long> extracted() {
      return harness.getSideOutput(PatternMiningFunction.LATENCIES).stream()
          .map(StreamRecord::getValue)
          .filter(sample -> sample.operation().equals("pattern-extracted"))
          .map(LatencySample::micros)
          .toList();
    }

    int timers() {
      return harness.numEventTimeTimers();
    }

    OperatorSubtaskState snapshot() throws Exception {
      harness.getOperator().prepareSnapshotPreBarrier(1);
      return harness.snapshot(1, 1);
    }

    @Override
    public void close() throws Exception {
      harness.close();
    }
  }
}
