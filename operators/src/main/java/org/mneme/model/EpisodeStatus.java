package org.mneme.model;

/** What became of an episode; the status of its record on the {@code memories} topic. */
public enum EpisodeStatus {
  STORED,
  BELOW_SALIENCE,
  ABANDONED,
  EVICTED,
  FORGOTTEN,
  /** Not stored, because its vector cannot be compared with the space's. */
  REJECTED
}
