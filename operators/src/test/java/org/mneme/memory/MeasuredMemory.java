package org.mneme.memory;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.runtime.state.storage.JobManagerCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.tasks.StreamTask;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.job.MemoryFunction;
import org.mneme.memory.job.MemoryOperator;
import org.mneme.model.Episode;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;

/**
 * The Memory operator on RocksDB, for measurements: what it puts out goes nowhere, where the
 * harness of the tests would copy it. RocksDB has the memory of a small task slot, not the 3 MB
 * that a harness gives it.
 */
public final class MeasuredMemory implements AutoCloseable {

  private static final MemorySize ROCKSDB = MemorySize.ofMebiBytes(256);
  private static final int LARGEST_SNAPSHOT = 1 << 30;

  private final MemoryFunction function;
  private final Operator operator;
  private final KeyedTwoInputStreamOperatorTestHarness<
          String, MemoryWrite, RecallQuery, RecallResult>
      harness;

  /** What the states take; null where they are not timed. */
  private StateTimes states;

  private RecallResult answer;
  private long windowMicros;

  private MeasuredMemory(MemoryParameters parameters, boolean isIncremental) throws Exception {
    Clock clock = Clock.fixed(Instant.ofEpochMilli(MemoryHarness.WALL_CLOCK), ZoneOffset.UTC);
    function = new MemoryFunction(parameters, clock);
    operator = new Operator();
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            operator, MemoryWrite::space, RecallQuery::space, Types.STRING, 256, 1, 0);
    EmbeddedRocksDBStateBackend rocksDb = new EmbeddedRocksDBStateBackend(isIncremental);
    rocksDb.getMemoryConfiguration().setFixedMemoryPerSlot(ROCKSDB);
    harness.setStateBackend(rocksDb);
    harness.setCheckpointStorage(new JobManagerCheckpointStorage(LARGEST_SNAPSHOT));
    harness.getExecutionConfig().enableObjectReuse();
  }

  /** The operator with these parameters, empty. */
  public static MeasuredMemory open(MemoryParameters parameters) throws Exception {
    return open(new MeasuredMemory(parameters, false));
  }

  /** The same, but what its states take is added to {@code states}. */
  static MeasuredMemory open(MemoryParameters parameters, StateTimes states) throws Exception {
    MeasuredMemory memory = new MeasuredMemory(parameters, false);
    memory.states = states;
    return open(memory);
  }

  /** With incremental checkpoints: a snapshot is RocksDB's own files, as a job writes them. */
  static MeasuredMemory openIncremental(MemoryParameters parameters) throws Exception {
    return open(new MeasuredMemory(parameters, true));
  }

  private static MeasuredMemory open(MeasuredMemory memory) throws Exception {
    memory.harness.open();
    return memory;
  }

  void store(Episode episode) throws Exception {
    write(SeededEpisodes.write(episode));
  }

  /** Takes a write. */
  public void write(MemoryWrite write) throws Exception {
    harness.processElement1(new StreamRecord<>(write));
  }

  RecallResult ask(RecallQuery query) throws Exception {
    harness.processElement2(new StreamRecord<>(query));
    return answer;
  }

  /**
   * Closes the windows up to {@code time}.
   *
   * @return microseconds that the last of them took
   */
  public long watermark(long time) throws Exception {
    harness.processWatermark1(new Watermark(time));
    harness.processWatermark2(new Watermark(time));
    function.learnDue();
    return windowMicros;
  }

  /** Lets processing time pass, in which spaces are loaded further. */
  void processingTime(long time) throws Exception {
    harness.setProcessingTime(time);
  }

  HotSpace held(String space) {
    return function.hotTier.ifHeld(space);
  }

  /** Bytes that the hot copies of all spaces take. */
  long hotBytes() {
    return function.hotTier.bytes();
  }

  /** Bytes of a snapshot of all state. */
  long snapshotBytes() throws Exception {
    harness.prepareSnapshotPreBarrier(1);
    return harness.snapshot(1, 1).getStateSize();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }

  /** As {@link MemoryOperator}, with another output. */
  private final class Operator
      extends KeyedCoProcessOperator<String, MemoryWrite, RecallQuery, RecallResult> {

    private static final long serialVersionUID = 1L;

    private Operator() {
      super(function);
    }

    @Override
    public void setup(
        StreamTask<?, ?> task, StreamConfig config, Output<StreamRecord<RecallResult>> ignored) {
      super.setup(task, config, new Nowhere());
    }

    @Override
    public void open() throws Exception {
      function.bind(this::setCurrentKey, this::later, MemoryOperator.sides(output));
      if (states != null) {
        function.setRuntimeContext(states.timed(getRuntimeContext()));
      }
      super.open();
    }

    private void later(long millis, Later.Work work) {
      ProcessingTimeService time = getProcessingTimeService();
      var unused = time.registerTimer(time.getCurrentProcessingTime() + millis, at -> work.run());
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
      super.prepareSnapshotPreBarrier(checkpointId);
      function.learnDue();
      function.writeUsage();
    }
  }

  /** Keeps the last answer, and how long the last window took. */
  private final class Nowhere implements Output<StreamRecord<RecallResult>> {

    @Override
    public void collect(StreamRecord<RecallResult> result) {
      answer = result.getValue();
    }

    @Override
    public <X> void collect(OutputTag<X> tag, StreamRecord<X> side) {
      if (side.getValue() instanceof LatencySample sample
          && sample.operation().equals("memory.window")) {
        windowMicros = sample.micros();
      }
    }

    @Override
    public void emitWatermark(Watermark mark) {}

    @Override
    public void emitWatermark(WatermarkEvent mark) {}

    @Override
    public void emitWatermarkStatus(WatermarkStatus status) {}

    @Override
    public void emitLatencyMarker(LatencyMarker marker) {}

    @Override
    public void emitRecordAttributes(RecordAttributes attributes) {}

    @Override
    public void close() {}
  }
}
