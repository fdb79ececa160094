package org.mneme.memory;

/**
 * Makes another space than that of the current record the key that state is read and written under.
 */
@FunctionalInterface
public interface KeyScope {
  /** Makes {@code space} the current key. */
  void enter(String space);
}
