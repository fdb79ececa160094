package org.mneme.patterns;

/** A candidate of a {@link CandidateLog}, and where it was written last. */
final class LogEntry {

  /** Bytes of memory of an entry beside its text and its evidence, about. */
  private static final int ENTRY_BYTES = 260;

  private static final int SIGHTING_BYTES = 40;

  final String key;

  /** What is counted; null once it is gone. */
  Candidate value;

  /** Where it was written last; null for nowhere. */
  LogSegment segment;

  /** Whether the log holds what was counted under its key before it was removed. */
  boolean isHidden;

  /** Bytes that it takes there. */
  int size;

  /** Whether that is what is counted. */
  boolean isWritten = true;

  LogEntry(String key) {
    this.key = key;
  }

  boolean isHandedOn() {
    return value != null && value.known().emitted() != null;
  }

  /** Bytes of memory, about. */
  long bytes() {
    return value == null
        ? 0
        : ENTRY_BYTES + key.length() + (long) SIGHTING_BYTES * value.evidence().size();
  }
}
