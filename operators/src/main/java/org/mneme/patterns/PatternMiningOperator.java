package org.mneme.patterns;

import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.mneme.model.MemoryWrite;

/**
 * Runs {@link PatternMiningFunction} and gives it a moment before each snapshot's barrier, in which
 * it writes what only its tier knows, and the right to write under another key than the current
 * record's.
 */
public final class PatternMiningOperator
    extends KeyedProcessOperator<String, MemoryWrite, MemoryWrite> {

  private static final long serialVersionUID = 1L;

  private final PatternMiningFunction function;

  /** An operator that mines. */
  public PatternMiningOperator(PatternParameters parameters) {
    this(new PatternMiningFunction(parameters));
  }

  private PatternMiningOperator(PatternMiningFunction function) {
    super(function);
    this.function = function;
  }

  /** Seen by tests. */
  MiningTier tier() {
    return function.tier;
  }

  @Override
  public void open() throws Exception {
    function.bind(this::setCurrentKey);
    super.open();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    function.write();
  }
}
