package org.mneme.patterns;

import java.io.Serializable;
import org.mneme.model.Episode;
import org.mneme.model.EpisodeStatus;

/**
 * What pattern mining was told.
 *
 * @param windowMillis length of a window of event time, ≥ 1
 * @param maxCandidates most candidates of a domain
 * @param maxDomains most domains of a space
 * @param maxTraces most episodes of a space that are remembered
 * @param unusedMillis after how long without use a pattern loses half its weight, and after twice
 *     that goes
 * @param salienceThreshold episodes below it are not stored, and so not counted
 * @param strictness how much more than chance a pattern must be
 * @param changes how changes are looked for
 * @param hotBytes bytes that a subtask may hold of its domains in memory
 */
public record PatternParameters(
    long windowMillis,
    int maxCandidates,
    int maxDomains,
    int maxTraces,
    long unusedMillis,
    double salienceThreshold,
    Strictness strictness,
    ChangeParameters changes,
    long hotBytes)
    implements Serializable {

  /** End of the window that {@code time} belongs to: the last millisecond in it. */
  long windowEnd(long time) {
    return Math.floorDiv(time, windowMillis) * windowMillis + windowMillis - 1;
  }

  /**
   * End of the window that what happened at {@code time} takes part in: its own, or the next to
   * close where {@code watermark} has closed that.
   */
  long dueWindow(long time, long watermark) {
    long end = windowEnd(time);
    return end > watermark ? end : windowEnd(watermark + 1);
  }

  /** Whether {@code episode} is counted: completed, and stored by the memory. */
  boolean isCounted(Episode episode) {
    return episode.status() != EpisodeStatus.ABANDONED
        && episode.outcome() != null
        && episode.salience() >= salienceThreshold;
  }
}
