package org.mneme.memory.state;

import java.util.ConcurrentModificationException;
import java.util.Iterator;

/**
 * Reads all of a state, a few entries at a time, while others may be put between. RocksDB's
 * iterators go on from the key that they returned last; those of the heap end when something is put
 * and begin anew: so the reader passes over what it has read.
 */
public final class StateCursor<T> {

  /** A state that is read. */
  @FunctionalInterface
  public interface Source<T> {
    /** Begins to read it. */
    Iterable<T> open() throws Exception;
  }

  private final Source<T> source;
  private Iterator<T> iterator;

  public StateCursor(Source<T> source) {
    this.source = source;
  }

  /** The next entry, under the key that the state is of; null when there is none. */
  public T next() throws Exception {
    if (iterator == null) {
      iterator = source.open().iterator();
    }
    try {
      return iterator.hasNext() ? iterator.next() : null;
    } catch (ConcurrentModificationException changed) {
      iterator = source.open().iterator();
      return iterator.hasNext() ? iterator.next() : null;
    }
  }
}
