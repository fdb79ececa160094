package org.mneme.episodes;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.ExperienceWrite;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;
import org.mneme.model.Rejection;

/** The assembly operator, driven by hand; outputs are taken away when they are looked at. */
final class AssemblyHarness implements AutoCloseable {

  static final int MAX_PARALLELISM = 256;

  /** Wall clock of the operator. */
  static final Instant WALL_CLOCK = Instant.ofEpochMilli(100_000).plusNanos(250_000);

  /** Where state is kept. */
  enum Backend {
    HEAP,
    ROCKSDB
  }

  private final KeyedOneInputStreamOperatorTestHarness<String, EpisodeEvent, MemoryWrite> harness;
  private final int parallelism;
  private final int subtask;

  private AssemblyHarness(
      Backend backend, AssemblyParameters parameters, int parallelism, int subtask)
      throws Exception {
    this.parallelism = parallelism;
    this.subtask = subtask;
    Clock clock = Clock.fixed(WALL_CLOCK, ZoneOffset.UTC);
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new EpisodeAssemblyOperator(parameters, EpisodeRecords.EPISODES, clock),
            EpisodeEvent::key,
            Types.STRING,
            MAX_PARALLELISM,
            parallelism,
            subtask);
    harness.setStateBackend(backend(backend));
    harness.getExecutionConfig().enableObjectReuse();
  }

  static AssemblyHarness open(Backend backend, AssemblyParameters parameters) throws Exception {
    AssemblyHarness assembly = new AssemblyHarness(backend, parameters, 1, 0);
    assembly.harness.open();
    return assembly;
  }

  /** Restores subtask {@code subtask} of {@code parallelism} from a snapshot of one subtask. */
  static AssemblyHarness restore(
      Backend backend,
      AssemblyParameters parameters,
      OperatorSubtaskState snapshot,
      int parallelism,
      int subtask)
      throws Exception {
    AssemblyHarness assembly = new AssemblyHarness(backend, parameters, parallelism, subtask);
    assembly.harness.initializeState(
        AbstractStreamOperatorTestHarness.repartitionOperatorState(
            snapshot, MAX_PARALLELISM, 1, parallelism, subtask));
    assembly.harness.open();
    return assembly;
  }

  OperatorSubtaskState snapshot() throws Exception {
    harness.prepareSnapshotPreBarrier(1);
    return harness.snapshot(1, 1);
  }

  boolean owns(String key) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(key, MAX_PARALLELISM, parallelism)
        == subtask;
  }

  AssemblyHarness take(EpisodeEvent... events) throws Exception {
    for (EpisodeEvent event : events) {
      harness.processElement(new StreamRecord<>(event, event.at()));
    }
    return this;
  }

  AssemblyHarness watermark(long time) throws Exception {
    harness.processWatermark(time);
    return this;
  }

  List<MemoryWrite> writes() {
    List<MemoryWrite> writes = new ArrayList<>();
    Queue<Object> output = harness.getOutput();
    while (!output.isEmpty()) {
      if (output.poll() instanceof StreamRecord<?> record) {
        writes.add((MemoryWrite) record.getValue());
      }
    }
    return writes;
  }

  List<Episode> episodes() {
    return writes().stream().map(MemoryWrite::episode).toList();
  }

  List<Rejection> rejections() {
    return drain(EpisodeAssemblyFunction.REJECTIONS);
  }

  List<LatencySample> latencies() {
    return drain(EpisodeAssemblyFunction.LATENCIES);
  }

  List<ExperienceWrite> experiences() {
    return drain(EpisodeAssemblyFunction.EXPERIENCES).stream()
        .map(MemoryWrite::experience)
        .toList();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  /** Entries of all states of all keys that are written before a snapshot; on the heap only. */
  int writtenEntries() {
    return harness.numKeyedStateEntries();
  }

  /** Entries of all states of all keys as a snapshot has them; on the heap only. */
  int stateEntries() throws Exception {
    harness.prepareSnapshotPreBarrier(1);
    return harness.numKeyedStateEntries();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }

  private <T> List<T> drain(OutputTag<T> tag) {
    List<T> values = new ArrayList<>();
    Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
    while (records != null && !records.isEmpty()) {
      values.add(records.poll().getValue());
    }
    return values;
  }

  private static StateBackend backend(Backend backend) {
    return backend == Backend.HEAP ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend();
  }
}
