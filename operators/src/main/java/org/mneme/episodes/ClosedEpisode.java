package org.mneme.episodes;

import java.util.Arrays;
import java.util.List;
import org.mneme.model.EpisodeEvent;
import org.mneme.model.Verdict;

/**
 * What a closed episode leaves behind for a while, so that a record that is sent again is told from
 * one that comes late.
 *
 * @param version layout of this record
 * @param closedAt event time at which it closed
 * @param verdict how it ended, or null when abandoned
 * @param startHash content hash of its start
 * @param completionHash content hash of its completion, or null when abandoned
 * @param steps numbers of its steps, ascending
 * @param stepHashes their content hashes, in the same order
 * @param forgetAt event time at which this is forgotten
 */
public record ClosedEpisode(
    int version,
    long closedAt,
    Verdict verdict,
    Long startHash,
    Long completionHash,
    int[] steps,
    long[] stepHashes,
    long forgetAt) {

  /** The layout that is written. */
  public static final int VERSION = 1;

  /** Remembers {@code open} with {@code steps}, which ascend by number. */
  static ClosedEpisode of(
      OpenEpisode open, List<HeldStep> steps, long closedAt, Verdict verdict, long forgetAt) {
    return new ClosedEpisode(
        VERSION,
        closedAt,
        verdict,
        open.startHash(),
        open.completionHash(),
        steps.stream().mapToInt(step -> step.digest().number()).toArray(),
        steps.stream().mapToLong(HeldStep::hash).toArray(),
        forgetAt);
  }

  /** Content hash of the record that it was closed with in the place of {@code event}, or null. */
  Long hashOf(EpisodeEvent event) {
    if (event.started() != null) {
      return startHash;
    }
    if (event.completed() != null) {
      return completionHash;
    }
    int index = Arrays.binarySearch(steps, event.step().number());
    return index < 0 ? null : Long.valueOf(stepHashes[index]);
  }
}
