package org.mneme.memory.job;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.OutputTag;
import org.mneme.memory.Later;
import org.mneme.memory.MemoryMode;
import org.mneme.memory.MemoryOptions;
import org.mneme.memory.Outbox;
import org.mneme.memory.UsedSpace;
import org.mneme.memory.state.StateVersion;
import org.mneme.model.Binding;
import org.mneme.model.Concept;
import org.mneme.model.Episode;
import org.mneme.model.ForgetReceipt;
import org.mneme.model.LatencySample;
import org.mneme.model.MemoryWrite;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;
import org.mneme.model.Rejection;

/**
 * Runs {@link MemoryFunction} and gives it what a function cannot have: a moment before each
 * snapshot's barrier, and the right to write under another key than the current record's.
 */
public final class MemoryOperator
    extends KeyedCoProcessOperator<String, MemoryWrite, RecallQuery, RecallResult> {

  private static final long serialVersionUID = 1L;

  private final MemoryFunction function;

  /** In which mode the memory was, of each subtask. */
  private transient ListState<String> modes;

  /** In which layout its state is, of each subtask. */
  private transient ListState<Integer> layouts;

  /** Which spaces its hot tier held, of each subtask. */
  private transient ListState<UsedSpace> used;

  /** When the checkpoints that are not complete yet were begun, epoch milliseconds, by id. */
  private transient TreeMap<Long, Long> begun;

  /** An operator that runs {@code function}. */
  public MemoryOperator(MemoryFunction function) {
    super(function);
    this.function = function;
  }

  /**
   * Refuses a snapshot in a layout that this release does not read, and to go on as an episodic
   * memory from a snapshot of a dual one: what its spaces know of concepts would stay, out of the
   * reach of every forget.
   */
  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    modes =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("memory-mode", Types.STRING));
    layouts =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("state-version", Types.INT));
    used =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>("hot-spaces", Types.POJO(UsedSpace.class)));
    function.restored(mine(used.get()));
    for (int before : layouts.get()) {
      StateVersion.require(before);
    }
    for (String before : modes.get()) {
      if (before.equals(MemoryMode.DUAL.name()) && function.mode() != MemoryMode.DUAL) {
        throw new IllegalStateException(
            MemoryOptions.MODE.key()
                + " is single, but the snapshot is of a dual memory, whose concepts a single one"
                + " could not forget: start with dual, or without the snapshot");
      }
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    modes.update(List.of(function.mode().name()));
    layouts.update(List.of(StateVersion.CURRENT));
    used.update(function.used());
    begun.put(context.getCheckpointId(), context.getCheckpointTimestamp());
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    Long since = begun.get(checkpointId);
    // Those before it that were not told complete never will be.
    begun.headMap(checkpointId, true).clear();
    if (since != null) {
      long millis = getProcessingTimeService().getCurrentProcessingTime() - since;
      latency("checkpoint", Math.max(0, millis) * 1_000);
    }
  }

  private void latency(String operation, long micros) {
    output.collect(
        MemoryFunction.LATENCIES, new StreamRecord<>(new LatencySample(operation, micros)));
  }

  /** Those whose key is this subtask's. */
  private List<UsedSpace> mine(Iterable<UsedSpace> all) {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    int groups = task.getMaxNumberOfParallelSubtasks();
    KeyGroupRange range =
        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
            groups, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
    List<UsedSpace> mine = new ArrayList<>();
    for (UsedSpace space : all) {
      if (range.contains(KeyGroupRangeAssignment.assignToKeyGroup(space.space(), groups))) {
        mine.add(space);
      }
    }
    return mine;
  }

  private void later(long millis, Later.Work work) {
    ProcessingTimeService time = getProcessingTimeService();
    var unused = time.registerTimer(time.getCurrentProcessingTime() + millis, at -> work.run());
  }

  @Override
  public void open() throws Exception {
    begun = new TreeMap<>();
    function.bind(this::setCurrentKey, this::later, sides(output));
    super.open();
  }

  /** The operator's side outputs, whatever is at hand. */
  interface Sides {
    /** Puts {@code value} out with a timestamp, epoch milliseconds. */
    <X> void output(OutputTag<X> tag, X value, long timestamp);
  }

  /** What goes to the side outputs of {@code output}. */
  public static Sides sides(Output<?> output) {
    return new Sides() {
      @Override
      public <X> void output(OutputTag<X> tag, X value, long timestamp) {
        output.collect(tag, new StreamRecord<>(value, timestamp));
      }
    };
  }

  /** No window that the watermark has passed is left open at the end of the input. */
  @Override
  public void finish() throws Exception {
    function.learnDue();
    super.finish();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    function.learnDue();
    function.writeUsage();
  }

  /** Side outputs with the timestamp of a record or a timer. */
  record SideOutputs(Sides sides, long timestamp) implements Outbox {

    @Override
    public void memory(Episode episode) {
      sides.output(MemoryFunction.MEMORIES, episode, timestamp);
    }

    @Override
    public void concept(Concept concept) {
      sides.output(MemoryFunction.CONCEPTS, concept, timestamp);
    }

    @Override
    public void binding(Binding binding) {
      sides.output(MemoryFunction.BINDINGS, binding, timestamp);
    }

    @Override
    public void receipt(ForgetReceipt receipt) {
      sides.output(MemoryFunction.RECEIPTS, receipt, timestamp);
    }

    @Override
    public void rejection(Rejection rejection) {
      sides.output(MemoryFunction.REJECTIONS, rejection, timestamp);
    }

    @Override
    public void latency(String operation, long micros) {
      sides.output(MemoryFunction.LATENCIES, new LatencySample(operation, micros), timestamp);
    }
  }
}
