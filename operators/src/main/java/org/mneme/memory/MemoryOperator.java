package org.mneme.memory;

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

  /** An operator that runs {@code function}. */
  public MemoryOperator(MemoryFunction function) {
    super(function);
    this.function = function;
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
