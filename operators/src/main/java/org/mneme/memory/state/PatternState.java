package org.mneme.memory.state;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeinfo.Types;
import org.mneme.model.Pattern;

/**
 * The patterns that mining handed on for one space, each as of its last change: at most as many as
 * mining keeps, 10,000 a domain. Every method reads or writes the space that is the current key.
 *
 * <p><i>Keyed by</i>: space. <i>State</i>: {@code patterns} by pattern id.
 */
public final class PatternState {

  private final MapState<String, Pattern> patterns;

  public PatternState(RuntimeContext context) {
    patterns = MemoryState.map(context, "patterns", Types.STRING, Types.POJO(Pattern.class));
  }

  public Iterable<Pattern> all() throws Exception {
    return patterns.values();
  }

  /** Puts a pattern in the place of the one with its id, or removes that if it is dropped. */
  public void accept(Pattern pattern) throws Exception {
    if (pattern.isDropped()) {
      patterns.remove(pattern.id());
    } else {
      patterns.put(pattern.id(), pattern);
    }
  }

  public void remove(String id) throws Exception {
    patterns.remove(id);
  }
}
