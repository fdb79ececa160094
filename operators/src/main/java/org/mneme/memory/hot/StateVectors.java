package org.mneme.memory.hot;

import java.util.Map;
import org.mneme.episodic.StoredVectors;
import org.mneme.memory.state.MemoryState;

/**
 * The vectors of the current key's space in state, for an index that does not hold them.
 *
 * @param meter is run for each that is read
 */
record StateVectors(MemoryState state, Runnable meter) implements StoredVectors {

  @Override
  public byte[] vector(int row) {
    meter.run();
    try {
      return state.vector(row);
    } catch (Exception e) {
      throw new IllegalStateException("the vector of row " + row + " cannot be read", e);
    }
  }

  @Override
  public void forEach(Visitor visitor) {
    try {
      for (Map.Entry<Integer, byte[]> entry : state.vectors()) {
        meter.run();
        visitor.visit(entry.getKey(), entry.getValue());
      }
    } catch (Exception e) {
      throw new IllegalStateException("the vectors of a space cannot be read", e);
    }
  }
}
