package org.mneme.association;

import java.util.Arrays;

/** The segments of all rows that have edges; those of other rows are not there. */
final class EdgeSegments {

  private static final long REFERENCE_BYTES = 8;

  private EdgeSegment[] segments = new EdgeSegment[0];

  void clear() {
    segments = new EdgeSegment[0];
  }

  boolean isEmpty() {
    return segments.length == 0;
  }

  /** Whether {@code row} has room here; a row without has no edges. */
  boolean holds(int row) {
    int number = row / EdgeSegment.ROWS;
    return number < segments.length
        && segments[number] != null
        && segments[number].holds(row % EdgeSegment.ROWS);
  }

  /** Whether {@code row} has room for links; a row without has none, and none goes to it. */
  boolean holdsLinks(int row) {
    return holds(row) && of(row).holdsLinks(row % EdgeSegment.ROWS);
  }

  /** The segment of a row that is held. */
  EdgeSegment of(int row) {
    return segments[row / EdgeSegment.ROWS];
  }

  /** The segment of {@code row}, with room for it. */
  EdgeSegment reserve(int row) {
    int number = row / EdgeSegment.ROWS;
    if (number >= segments.length) {
      segments = Arrays.copyOf(segments, number + 1);
    }
    if (segments[number] == null) {
      segments[number] = new EdgeSegment();
    }
    segments[number].reserve(row % EdgeSegment.ROWS);
    return segments[number];
  }

  /** The segment of {@code row}, with room for it and for its links. */
  EdgeSegment reserveLinks(int row) {
    EdgeSegment segment = reserve(row);
    segment.reserveLinks(row % EdgeSegment.ROWS);
    return segment;
  }

  long bytes() {
    long bytes = REFERENCE_BYTES * segments.length;
    for (EdgeSegment segment : segments) {
      bytes += segment == null ? 0 : segment.bytes();
    }
    return bytes;
  }
}
