package org.mneme.jobs.snapshot;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;
import org.mneme.memory.CanonicalState;

/** Reads the canonical lines of one space out of the Memory operator's state. */
final class CanonicalReaderFunction extends KeyedStateReaderFunction<String, String> {

  private static final long serialVersionUID = 1L;

  private final String space;
  private transient CanonicalState state;

  CanonicalReaderFunction(String space) {
    this.space = space;
  }

  @Override
  public void open(OpenContext context) {
    state = new CanonicalState(getRuntimeContext());
  }

  @Override
  public void readKey(String key, Context context, Collector<String> out) throws Exception {
    if (key.equals(space)) {
      state.lines(key).forEach(out::collect);
    }
  }
}
