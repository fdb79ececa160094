package org.mneme.memory.state;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Map;

/**
 * Reads the values of given rows from a state. Where its iterator meets the rows in their ascending
 * order, as RocksDB's does, that costs a fraction of asking for each; what it does not meet is
 * asked for.
 */
public final class RowsBeside<V> {

  /** One value. */
  @FunctionalInterface
  public interface ByRow<V> {
    /** The value of {@code row}. */
    V get(int row) throws Exception;
  }

  private final StateCursor.Source<Map.Entry<Integer, V>> source;
  private final ByRow<V> byRow;
  private Iterator<Map.Entry<Integer, V>> iterator;
  private Map.Entry<Integer, V> ahead;

  public RowsBeside(StateCursor.Source<Map.Entry<Integer, V>> source, ByRow<V> byRow) {
    this.source = source;
    this.byRow = byRow;
  }

  /** The value of {@code row}; cheap when rows ascend from call to call. */
  public V get(int row) throws Exception {
    if (iterator == null) {
      iterator = source.open().iterator();
    }
    try {
      while ((ahead == null || ahead.getKey() < row) && iterator.hasNext()) {
        ahead = iterator.next();
      }
    } catch (ConcurrentModificationException changed) {
      // On the heap, where asking costs little.
      return byRow.get(row);
    }
    return ahead != null && ahead.getKey() == row ? ahead.getValue() : byRow.get(row);
  }
}
