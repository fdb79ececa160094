package org.mneme.episodes;

import org.mneme.model.EpisodeEvent;

/**
 * What is kept of an open episode beside its records: small, because every step rewrites it.
 *
 * @param version layout of this record
 * @param startHash content hash of its start, or null before it
 * @param completionHash content hash of its completion, or null before it
 * @param completedAt event time of its completion; 0 before it
 * @param statedSteps how many steps its completion says there are, or null
 * @param steps how many are in
 * @param highestStep largest number of a step that is in; 0 without steps
 * @param bytes sum of the sizes of its records
 * @param elsewhere whether a record came on another topic than that of the episodes
 * @param latestAt latest event time of its records
 * @param deadline event time at which it is closed, abandoned or refused
 * @param timer event time of its one pending timer, {@link #NO_TIMER} if there is none; may lie
 *     before the deadline, which moves with every record
 */
public record OpenEpisode(
    int version,
    Long startHash,
    Long completionHash,
    long completedAt,
    Integer statedSteps,
    int steps,
    int highestStep,
    long bytes,
    boolean elsewhere,
    long latestAt,
    long deadline,
    long timer) {

  /** The layout that is written. */
  public static final int VERSION = 1;

  /** No timer is pending. */
  public static final long NO_TIMER = Long.MIN_VALUE;

  /** An episode of which nothing is known. */
  static final OpenEpisode UNKNOWN =
      new OpenEpisode(
          VERSION, null, null, 0, null, 0, 0, 0, false, Long.MIN_VALUE, Long.MIN_VALUE, NO_TIMER);

  boolean isStarted() {
    return startHash != null;
  }

  boolean isCompleted() {
    return completionHash != null;
  }

  /** Whether its completion says how many steps there are, and they are in. */
  boolean hasStatedSteps() {
    return statedSteps != null && steps >= statedSteps;
  }

  /** How many of the stated steps are not in. */
  int missingSteps() {
    return statedSteps == null ? 0 : Math.max(0, statedSteps - steps);
  }

  /** The same with one more record; the deadline is left to the caller. */
  OpenEpisode with(EpisodeEvent event, long hash, String episodesTopic) {
    boolean isCompletion = event.completed() != null;
    boolean isStep = event.step() != null;
    return new OpenEpisode(
        VERSION,
        event.started() != null ? Long.valueOf(hash) : startHash,
        isCompletion ? Long.valueOf(hash) : completionHash,
        isCompletion ? event.at() : completedAt,
        isCompletion ? event.completed().steps() : statedSteps,
        isStep ? steps + 1 : steps,
        isStep ? Math.max(highestStep, event.step().number()) : highestStep,
        bytes + size(event),
        elsewhere || !episodesTopic.equals(event.origin().topic()),
        Math.max(latestAt, event.at()),
        deadline,
        timer);
  }

  /** The same with another deadline and timer. */
  OpenEpisode with(long newDeadline, long newTimer) {
    return new OpenEpisode(
        VERSION,
        startHash,
        completionHash,
        completedAt,
        statedSteps,
        steps,
        highestStep,
        bytes,
        elsewhere,
        latestAt,
        newDeadline,
        newTimer);
  }

  /** Bytes that a record counts for. */
  static long size(EpisodeEvent event) {
    byte[] value = event.origin().value();
    return value == null ? 0 : value.length;
  }
}
