package org.mneme.memory;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.mneme.model.MemoryWrite;
import org.mneme.model.RecallQuery;
import org.mneme.model.RecallResult;

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
  }

  @Override
  public void open() throws Exception {
    function.bind(this::setCurrentKey);
    super.open();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    function.writeUsage();
  }
}
