package org.mneme.jobs.snapshot;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;
import org.mneme.memory.state.CanonicalState;
import org.mneme.patterns.CanonicalMiningState;

/**
 * Reads the canonical lines of some spaces out of the state of Memory or of pattern mining, each
 * line behind the name of its space and a blank, which no name contains. Of any other space it
 * gives its name alone: Flink takes a key of which nothing is given for the last one.
 */
final class CanonicalReaderFunction extends KeyedStateReaderFunction<String, String> {

  private static final long serialVersionUID = 1L;

  private final Part part;
  private final Set<String> spaces;
  private transient Lines lines;

  CanonicalReaderFunction(Part part, Collection<String> spaces) {
    this.part = part;
    this.spaces = Set.copyOf(spaces);
  }

  /** Whose state it is. */
  enum Part {
    MEMORY,
    MINING
  }

  /** The lines of the current key, which is this space. */
  private interface Lines {
    List<String> of(String space) throws Exception;
  }

  @Override
  public void open(OpenContext context) {
    lines =
        switch (part) {
          case MEMORY -> new CanonicalState(getRuntimeContext())::lines;
          case MINING -> {
            CanonicalMiningState mining = new CanonicalMiningState(getRuntimeContext());
            yield space -> mining.lines();
          }
        };
  }

  @Override
  public void readKey(String key, Context context, Collector<String> out) throws Exception {
    out.collect(key);
    if (spaces.contains(key)) {
      for (String line : lines.of(key)) {
        out.collect(key + ' ' + line);
      }
    }
  }
}
