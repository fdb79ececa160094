package org.mneme.association.patterns;

import java.util.ArrayList;
import java.util.List;

/** An episode that patterns name as evidence. */
final class Evidence {

  private static final long BYTES = 168;
  private static final long REFERENCE_BYTES = 8;

  final String episode;

  /** Where it is stored, or {@link EvidenceRows#NOT_STORED}. */
  int row;

  /** The patterns that name it. */
  final List<KnownPattern> patterns = new ArrayList<>(2);

  Evidence(String episode, int row) {
    this.episode = episode;
    this.row = row;
  }

  boolean isStored() {
    return row != EvidenceRows.NOT_STORED;
  }

  /** Bytes that it takes for itself: with its entry in the map of all. */
  long bytes() {
    return BYTES + episode.length();
  }

  /** Bytes that it takes for each pattern that names it. */
  static long bytesOfReference() {
    return REFERENCE_BYTES;
  }
}
