package org.mneme.memory;

/** Which memories a space has. */
public enum MemoryMode {
  /** Episodes only: nothing is clustered, bound or spread. */
  SINGLE,
  /** Episodes and concepts, with bindings between them. */
  DUAL
}
