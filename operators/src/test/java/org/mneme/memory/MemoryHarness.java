package org.mneme.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.mneme.memory.hot.HotExperiences;
import org.mneme.memory.hot.HotSpace;
import org.mneme.memory.job.MemoryFunction;
import org.mneme.memory.job.MemoryOperator;
import org.mneme.memory.state.CanonicalState;
import org.mneme.memory.state.CurrentSpace;
import org.mneme.memory.state.ExperienceState;
import org.mneme.model.Binding;
import org.mneme.model.Concept;
import org.mneme.model.Episode;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.Rejection;

/** The Memory operator on RocksDB, driven by hand. */
public final class MemoryHarness implements AutoCloseable {

  static final int MAX_PARALLELISM = 256;

  /** Wall clock of the operator: no query of these tests is old unless it says so. */
  public static final long WALL_CLOCK = SeededEpisodes.TEN;

  /** The wall clock of the operator. */
  public final SettableClock clock = new SettableClock(WALL_CLOCK);

  private final MemoryFunction function;
  private final long budget;
  private final KeyedTwoInputStreamOperatorTestHarness<
          String, MemoryWrite, RecallQuery, RecallResult>
      harness;

  private final MemoryOperator operator;

  private MemoryHarness(
      MemoryParameters parameters, StateBackend backend, int parallelism, int subtask)
      throws Exception {
    function = new MemoryFunction(parameters, clock);
    budget = parameters.hotTier().bytes();
    operator = new MemoryOperator(function);
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            operator,
            MemoryWrite::space,
            RecallQuery::space,
            Types.STRING,
            MAX_PARALLELISM,
            parallelism,
            subtask);
    harness.setStateBackend(backend);
    harness.getExecutionConfig().enableObjectReuse();
  }

  public static MemoryHarness open(MemoryParameters parameters) throws Exception {
    return open(parameters, new EmbeddedRocksDBStateBackend());
  }

  /** A memory whose state lives in {@code backend}. */
  public static MemoryHarness open(MemoryParameters parameters, StateBackend backend)
      throws Exception {
    MemoryHarness memory = new MemoryHarness(parameters, backend, 1, 0);
    memory.harness.open();
    return memory;
  }

  public static MemoryHarness restore(
      MemoryParameters parameters, OperatorSubtaskState snapshot, int parallelism, int subtask)
      throws Exception {
    MemoryHarness memory =
        new MemoryHarness(parameters, new EmbeddedRocksDBStateBackend(), parallelism, subtask);
    memory.harness.initializeState(snapshot);
    memory.harness.open();
    return memory;
  }

  /** The same with its state in {@code backend}, alone. */
  public static MemoryHarness restore(
      MemoryParameters parameters, StateBackend backend, OperatorSubtaskState snapshot)
      throws Exception {
    MemoryHarness memory = new MemoryHarness(parameters, backend, 1, 0);
    memory.harness.initializeState(snapshot);
    memory.harness.open();
    return memory;
  }

  /** Writes the usage that only the hot tier has, as before a snapshot. */
  void writeUsage() throws Exception {
    harness.prepareSnapshotPreBarrier(1);
  }

  public OperatorSubtaskState snapshot() throws Exception {
    harness.prepareSnapshotPreBarrier(1);
    return harness.snapshot(1, 1);
  }

  /** Says that a checkpoint is complete. */
  void completed(long checkpoint) throws Exception {
    harness.notifyOfCompletedCheckpoint(checkpoint);
  }

  public void store(Episode... episodes) throws Exception {
    for (Episode episode : episodes) {
      harness.processElement1(new StreamRecord<>(SeededEpisodes.write(episode)));
    }
  }

  public void write(MemoryWrite... writes) throws Exception {
    for (MemoryWrite write : writes) {
      harness.processElement1(new StreamRecord<>(write));
    }
  }

  public RecallResult ask(RecallQuery query) throws Exception {
    harness.processElement2(new StreamRecord<>(query));
    return answered();
  }

  /** Lets processing time pass. */
  public void processingTime(long time) throws Exception {
    harness.setProcessingTime(time);
  }

  /** The last answer since this was asked before, or null. */
  RecallResult answered() {
    Queue<Object> output = harness.getOutput();
    RecallResult result = null;
    while (!output.isEmpty()) {
      if (output.poll() instanceof StreamRecord<?> record) {
        result = (RecallResult) record.getValue();
      }
    }
    return result;
  }

  /** Lets event time pass, and closes the windows that have passed. */
  public void watermark(long time) throws Exception {
    passed(time);
    function.learnDue();
  }

  /** Lets event time pass; windows are closed when processing time does, or their space is used. */
  public void passed(long time) throws Exception {
    harness.processWatermark1(new Watermark(time));
    harness.processWatermark2(new Watermark(time));
  }

  /** The canonical export of a space. */
  public List<String> canonical(String space) throws Exception {
    operator.setCurrentKey(space);
    return new CanonicalState(operator.getRuntimeContext()).lines(space);
  }

  public List<Episode> acknowledged() {
    return side(MemoryFunction.MEMORIES);
  }

  public List<ForgetReceipt> receipts() {
    return side(MemoryFunction.RECEIPTS);
  }

  public List<Rejection> rejected() {
    return side(MemoryFunction.REJECTIONS);
  }

  /** How many records were written to topics so far, answers apart. */
  int written() {
    return acknowledged().size()
        + receipts().size()
        + side(MemoryFunction.CONCEPTS).size()
        + side(MemoryFunction.BINDINGS).size();
  }

  /** What is left of all records that were written to the topic of concepts, by id. */
  public Map<String, Concept> concepts() {
    Map<String, Concept> folded = new TreeMap<>();
    foldConcepts(folded);
    return folded;
  }

  /** What is left of all records that were written to the topic of bindings, by key. */
  public Map<String, Binding> bindings() {
    Map<String, Binding> folded = new TreeMap<>();
    foldBindings(folded);
    return folded;
  }

  /** Folds all that was written to the topic of concepts into what was {@code known} before. */
  void foldConcepts(Map<String, Concept> known) {
    for (Concept concept : side(MemoryFunction.CONCEPTS)) {
      if (concept.isDropped()) {
        known.remove(concept.id());
      } else {
        known.put(concept.id(), concept);
      }
    }
  }

  /** Folds all that was written to the topic of bindings into what was {@code known} before. */
  void foldBindings(Map<String, Binding> known) {
    for (Binding binding : side(MemoryFunction.BINDINGS)) {
      if (binding.isDropped()) {
        known.remove(binding.key());
      } else {
        known.put(binding.key(), binding);
      }
    }
  }

  List<LatencySample> latencies() {
    return side(MemoryFunction.LATENCIES);
  }

  /** The state of a space. */
  public SpaceDump dump(String space) throws Exception {
    operator.setCurrentKey(space);
    return SpaceDump.read(operator.getRuntimeContext());
  }

  /** The hot copy of a space, or null when it is not held. */
  public HotSpace held(String space) {
    return function.hotTier.ifHeld(space);
  }

  /** The hot copy of a space's experiences, or null when it is not held. */
  public HotExperiences heldExperiences(String space) {
    return function.hotTier.experiencesIfHeld(space);
  }

  /** Bytes that the hot copies of all spaces take. */
  public long hotBytes() {
    return function.hotTier.bytes();
  }

  /** Bytes that they take beyond the budget. */
  public long hotBytesOverBudget() {
    return Math.max(0, hotBytes() - budget);
  }

  /** Lets the hot copy of a space go, as if its room was needed. */
  void letGo(String space) throws Exception {
    operator.setCurrentKey(space);
    function.hotTier.writeUsage();
    function.hotTier.drop(space);
  }

  /** The experiences of a space in state. */
  public ExperienceState experiences(String space) throws Exception {
    return new ExperienceState(in(space), new CurrentSpace());
  }

  /** What the operator has its states from, in {@code space}. */
  public RuntimeContext in(String space) {
    operator.setCurrentKey(space);
    return operator.getRuntimeContext();
  }

  public int timers() {
    return harness.numEventTimeTimers();
  }

  private <T> List<T> side(OutputTag<T> tag) {
    List<T> values = new ArrayList<>();
    var queue = harness.getSideOutput(tag);
    if (queue != null) {
      queue.forEach(record -> values.add(record.getValue()));
    }
    return values;
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
