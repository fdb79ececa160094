package org.mneme.concepts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.mneme.model.ClusterWindow;
import org.mneme.model.Episode;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;

/** The operator on RocksDB, driven by hand. */
final class ConceptHarness implements AutoCloseable {

  private static final int MAX_PARALLELISM = 256;

  private final KeyedOneInputStreamOperatorTestHarness<String, MemoryWrite, MemoryWrite> harness;

  private ConceptHarness(ConceptParameters parameters) throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(
                new ConceptFormationFunction(
                    parameters, text -> List.of(text.toLowerCase(Locale.ROOT).split(" ")))),
            MemoryWrite::space,
            Types.STRING,
            MAX_PARALLELISM,
            1,
            0);
    harness.setStateBackend(new EmbeddedRocksDBStateBackend());
    harness.getExecutionConfig().enableObjectReuse();
  }

  static ConceptHarness open(ConceptParameters parameters) throws Exception {
    ConceptHarness concepts = new ConceptHarness(parameters);
    concepts.harness.open();
    return concepts;
  }

  static ConceptHarness restore(ConceptParameters parameters, OperatorSubtaskState snapshot)
      throws Exception {
    ConceptHarness concepts = new ConceptHarness(parameters);
    concepts.harness.initializeState(snapshot);
    concepts.harness.open();
    return concepts;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  void take(Episode... episodes) throws Exception {
    for (Episode episode : episodes) {
      take(Samples.write(episode));
    }
  }

  void take(MemoryWrite write) throws Exception {
    harness.processElement(new StreamRecord<>(write));
  }

  void watermark(long time) throws Exception {
    harness.processWatermark(new Watermark(time));
  }

  /** What came out since the last call. */
  List<ClusterWindow> found() {
    List<ClusterWindow> found = new ArrayList<>();
    harness.extractOutputValues().forEach(write -> found.add(write.clusters()));
    harness.getOutput().clear();
    return found;
  }

  List<LatencySample> latencies() {
    List<LatencySample> samples = new ArrayList<>();
    var queue = harness.getSideOutput(ConceptFormationFunction.LATENCIES);
    if (queue != null) {
      queue.forEach(record -> samples.add(record.getValue()));
    }
    return samples;
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  /** How many entries each map of the space holds, by name; those that hold none are left out. */
  Map<String, Integer> stateEntries() throws Exception {
    Map<String, Integer> entries = new TreeMap<>();
    entries.put("candidates", keys("candidates", Types.POJO(ConceptCandidate.class)).size());
    entries.put(
        "candidate-contents",
        keys("candidate-contents", Types.POJO(CandidateContent.class)).size());
    entries.put("forget-orders", keys("forget-orders", Types.POJO(ForgetOrder.class)).size());
    entries.put("ledger", ledger().size());
    entries.values().removeIf(count -> count == 0);
    return entries;
  }

  List<String> ledger() throws Exception {
    return keys("ledger", Types.LONG);
  }

  private <V> List<String> keys(String name, TypeInformation<V> type) throws Exception {
    KeyedStateBackend<String> backend =
        ((AbstractStreamOperator<?>) harness.getOperator()).getKeyedStateBackend();
    backend.setCurrentKey(Samples.SPACE);
    MapState<String, V> state =
        backend.getPartitionedState(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            new MapStateDescriptor<>(name, Types.STRING, type));
    List<String> keys = new ArrayList<>();
    state.keys().forEach(keys::add);
    return keys;
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
