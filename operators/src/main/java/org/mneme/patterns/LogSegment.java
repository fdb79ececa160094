package org.mneme.patterns;

import java.util.ArrayList;
import java.util.List;

/** One value of a {@link CandidateLog} in state. */
final class LogSegment {

  final long number;

  /** What was written into it; those of them count whose segment it still is. */
  final List<LogEntry> entries = new ArrayList<>();

  /** Its bytes. */
  int size;

  LogSegment(long number) {
    this.number = number;
  }
}
