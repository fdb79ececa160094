package org.mneme.jobs.snapshot;

import java.util.Collection;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;
import org.mneme.memory.CanonicalState;

/**
 * Reads the canonical lines of some spaces out of the Memory operator's state, each line behind the
 * name of its space and a blank, which no name contains. Of any other space it gives its name
 * alone: Flink takes a key of which nothing is given for the last one.
 */
final class CanonicalReaderFunction extends KeyedStateReaderFunction<String, String> {

  private static final long serialVersionUID = 1L;

  private final Set<String> spaces;
  private transient CanonicalState state;

  CanonicalReaderFunction(Collection<String> spaces) {
    this.spaces = Set.copyOf(spaces);
  }

  @Override
  public void open(OpenContext context) {
    state = new CanonicalState(getRuntimeContext());
  }

  @Override
  public void readKey(String key, Context context, Collector<String> out) throws Exception {
    out.collect(key);
    if (spaces.contains(key)) {
      for (String line : state.lines(key)) {
        out.collect(key + ' ' + line);
      }
    }
  }
}
