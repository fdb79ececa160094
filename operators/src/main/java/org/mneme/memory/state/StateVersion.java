package org.mneme.memory.state;

/**
 * The layout of the job's state: one number for all operators, kept by the memory in every
 * snapshot. It is raised when state of one release means something else in the next, which Flink's
 * serializers cannot see; a field that is appended to a record needs no other number.
 */
public final class StateVersion {

  /** What this release writes, and the only one it reads. */
  public static final int CURRENT = 1;

  private StateVersion() {}

  /**
   * Refuses a snapshot in another layout.
   *
   * @throws IllegalStateException naming both layouts and what to do
   */
  public static void require(int snapshot) {
    if (snapshot != CURRENT) {
      throw new IllegalStateException(
          "the snapshot has state version "
              + snapshot
              + ", and this release reads version "
              + CURRENT
              + ": start it with the release that wrote it, or build the memory anew from its"
              + " topics with "
              + (snapshot < CURRENT ? "this" : "that")
              + " release (mneme.restore.enabled)");
    }
  }
}
