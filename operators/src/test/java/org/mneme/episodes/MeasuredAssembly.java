package org.mneme.episodes;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.StreamTask;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.MemoryWrite;

/**
 * The assembly operator on RocksDB, for measurements: it keeps the last episode that closed, where
 * the harness of the tests would copy all that comes out.
 */
final class MeasuredAssembly implements AutoCloseable {

  private final KeyedOneInputStreamOperatorTestHarness<String, EpisodeEvent, MemoryWrite> harness;
  private Episode closed;

  MeasuredAssembly(AssemblyParameters parameters) throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new Operator(parameters), EpisodeEvent::key, Types.STRING);
    harness.setStateBackend(new EmbeddedRocksDBStateBackend());
    harness.getExecutionConfig().enableObjectReuse();
    harness.open();
  }

  void take(EpisodeEvent event) throws Exception {
    harness.processElement(new StreamRecord<>(event));
  }

  void watermark(long time) throws Exception {
    harness.processWatermark(new Watermark(time));
  }

  /** Writes what only memory has, as before a snapshot. */
  void write() throws Exception {
    harness.getOperator().prepareSnapshotPreBarrier(1);
  }

  Episode closed() {
    return closed;
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }

  private final class Operator extends EpisodeAssemblyOperator {

    private static final long serialVersionUID = 1L;

    private Operator(AssemblyParameters parameters) {
      super(parameters, EpisodeRecords.EPISODES);
    }

    @Override
    public void setup(
        StreamTask<?, ?> task, StreamConfig config, Output<StreamRecord<MemoryWrite>> ignored) {
      super.setup(task, config, new Last());
    }
  }

  private final class Last implements Output<StreamRecord<MemoryWrite>> {

    @Override
    public void collect(StreamRecord<MemoryWrite> write) {
      closed = write.getValue().episode();
    }

    @Override
    public <X> void collect(OutputTag<X> tag, StreamRecord<X> side) {}

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
